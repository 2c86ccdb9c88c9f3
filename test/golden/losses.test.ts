import { expect, test } from "vitest";
import { SGD, Trainer, type LossName, type Reduction } from "../../src/index";
import { expectClose, expectState, networkOf, readGolden, within, type NetworkJson } from "./golden";

/** What one step of plain gradient descent at learning rate 1 saw and left: before - after is the gradient. */
interface StepJson {
  readonly loss: number;
  readonly after: Readonly<Record<string, readonly number[]>>;
}

interface LossCase extends NetworkJson {
  readonly name: string;
  readonly loss: LossName;
  readonly inputs: number[][];
  readonly targets: number[] | number[][];
  readonly results: Readonly<Record<Reduction, StepJson>>;
}

const cases = readGolden("losses") as LossCase[];
const grid = cases.flatMap((golden) => (["mean", "sum"] as const).map((reduction) => ({ ...golden, reduction })));

test.each(grid)("$name ($reduction): value and gradient as in PyTorch", (golden) => {
  const { loss, reduction, inputs, targets } = golden;
  const expected = golden.results[reduction];
  using network = networkOf(golden);
  const trainer = new Trainer(network, { loss, reduction, optimizer: new SGD({ learningRate: 1 }) });
  expectClose("loss", [trainer.evaluate({ inputs, targets }).loss], [expected.loss], { absolute: 0, relative: 1e-6 });
  expectClose("loss", [trainer.step(inputs, targets)], [expected.loss], { absolute: 0, relative: 1e-6 });
  expectState("after the step", network.stateDict(), expected.after, within(1e-6));
});

test("the gradient of a loss is gone where the outputs are the targets", () => {
  const golden = cases.find(({ name }) => name === "meanSquaredError of values")!;
  using network = networkOf(golden);
  const before = network.stateDict();
  const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer: new SGD({ learningRate: 1 }) });
  expect(trainer.step(golden.inputs, network.predict(golden.inputs))).toBe(0);
  expect(trainer.gradientNorm).toBe(0);
  expect(network.stateDict()).toEqual(before);
});
