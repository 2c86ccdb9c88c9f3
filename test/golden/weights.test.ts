import { expect, test } from "vitest";
import { SGD, Trainer, type LossName, type Reduction } from "../../src/index";
import { expectClose, expectState, networkOf, readGolden, within, type NetworkJson } from "./golden";

/** What one step of plain gradient descent at learning rate 1 saw and left: before - after is the gradient. */
interface StepJson {
  readonly loss: number;
  readonly after: Readonly<Record<string, readonly number[]>>;
}

interface WeightCase extends NetworkJson {
  readonly name: string;
  readonly loss: LossName;
  readonly inputs: number[][];
  readonly targets: number[] | number[][];
  readonly classWeights?: number[];
  readonly sampleWeights?: number[];
  readonly results: Readonly<Record<Reduction, StepJson>>;
}

const cases = readGolden("weights") as WeightCase[];
const grid = cases.flatMap((golden) => (["mean", "sum"] as const).map((reduction) => ({ ...golden, reduction })));
const RELATIVE = { absolute: 0, relative: 1e-6 };

test.each(grid)("$name ($reduction): value and gradient as in PyTorch", async (golden) => {
  const { loss, reduction, inputs, targets, classWeights, sampleWeights } = golden;
  const expected = golden.results[reduction];
  const dataset = { inputs, targets, sampleWeights };
  const create = (network: ReturnType<typeof networkOf>) =>
    new Trainer(network, { loss, reduction, classWeights, optimizer: new SGD({ learningRate: 1 }) });
  using stepped = networkOf(golden);
  expectClose("loss", [create(stepped).evaluate(dataset).loss], [expected.loss], RELATIVE);
  expectClose("loss", [create(stepped).step(inputs, targets, sampleWeights)], [expected.loss], RELATIVE);
  expectState("after the step", stepped.stateDict(), expected.after, within(1e-6));
  using fitted = networkOf(golden);
  const history = await create(fitted).fit(dataset, { batchSize: 9, validation: dataset });
  expectClose("loss", history.loss, [expected.loss], RELATIVE);
  expectState("after the epoch", fitted.stateDict(), expected.after, within(1e-6));
  expect(history.validationLoss[0]).toBe(create(fitted).evaluate(dataset).loss);
});
