import { expect, test } from "vitest";
import { SGD, Trainer } from "../../src/index";
import {
  dataOf,
  expectClose,
  expectState,
  networkOf,
  readGolden,
  within,
  type NetworkJson,
  type StateJson,
} from "./golden";

/** A network before, during and after three steps of SGD at learning rate 0.1 on the mean squared error. */
interface LayerCase extends NetworkJson {
  readonly name: string;
  readonly inputs: number[][];
  readonly targets: number[][];
  readonly outputsBefore: readonly number[];
  /** Before each step; none for Dropout, whose masks are our own. */
  readonly losses: readonly number[];
  readonly outputsAfter: readonly number[];
  readonly stateAfter: StateJson;
}

const cases = readGolden("layers") as LayerCase[];
const trained = cases.filter(({ losses }) => losses.length > 0);

test.each(cases)("$name: PyTorch's state gives PyTorch's outputs", (golden) => {
  using network = networkOf(golden);
  expectClose("outputs", network.predict(golden.inputs).data, golden.outputsBefore, within(1e-5));
});

test.each(cases)("$name: the state dict has PyTorch's names, shapes and numbers", (golden) => {
  using network = networkOf(golden);
  const entries = Object.entries(golden.state).filter(([name]) => !name.endsWith("num_batches_tracked"));
  const expected = entries.map(([name, { shape, data }]) => [name, { shape, data: Float32Array.from(data) }]);
  expect(network.stateDict()).toEqual(Object.fromEntries(expected));
});

test.each(trained)("$name: training goes as in PyTorch", (golden) => {
  using network = networkOf(golden);
  const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer: new SGD({ learningRate: 0.1 }) });
  const losses = golden.losses.map(() => trainer.step(golden.inputs, golden.targets));
  expectClose("losses", losses, golden.losses, within(1e-5));
  expectState("state", network.stateDict(), dataOf(golden.stateAfter), within(1e-5));
  expectClose("outputs", network.predict(golden.inputs).data, golden.outputsAfter, within(1e-5));
});
