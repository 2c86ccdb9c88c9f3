/** The extra layers, losses and optimizers against PyTorch in double precision (generate_extras.py). */
import { describe, expect, test } from "vitest";
import {
  Adadelta,
  Adam,
  AdamW,
  Lion,
  NAdam,
  Network,
  RMSProp,
  SGD,
  Trainer,
  type LossConfig,
  type LossSpec,
} from "../../src/index";
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

interface Case extends NetworkJson {
  readonly name: string;
  readonly inputs: number[][];
  readonly targets: number[][];
  readonly losses: readonly number[];
  readonly stateAfter: StateJson;
  readonly gradients: Gradients;
}

/** Of the first step's loss. */
interface Gradients {
  readonly inputs: readonly number[];
  readonly parameters: Readonly<Record<string, readonly number[]>>;
}

const OPTIMIZERS = { NAdam, Adadelta, Lion, Adam, AdamW, RMSProp };

const golden = readGolden("extras") as {
  readonly layers: readonly (Case & { readonly outputs: readonly number[] })[];
  readonly losses: readonly (Omit<Case, "targets"> & { loss: LossConfig; targets: number[] | number[][] })[];
  readonly optimizers: NetworkJson & {
    readonly inputs: number[][];
    readonly targets: number[][];
    readonly cases: readonly {
      readonly name: string;
      readonly type: keyof typeof OPTIMIZERS;
      readonly options: object;
      readonly losses: readonly number[];
      readonly stateAfter: Readonly<Record<string, readonly number[]>>;
    }[];
  };
};

const CLOSE = within(2e-6);

/** Gradients of a network by its inputs and by its parameters. */
function expectGradients(
  network: Network,
  loss: LossSpec,
  { inputs, targets, gradients }: { inputs: number[][]; targets: number[] | number[][]; gradients: Gradients },
): void {
  expectClose("by inputs", network.inputGradients(inputs, targets, loss).data, gradients.inputs, CLOSE);
  const trainer = new Trainer(network, { loss, optimizer: new SGD({ learningRate: 1e-30 }) });
  trainer.step(inputs, targets);
  expectState("by parameters", trainer.gradients(), gradients.parameters, CLOSE);
}

describe("layers", () => {
  test.each(golden.layers)("$name: outputs and three steps", ({ inputs, targets, outputs, losses, ...layer }) => {
    using network = networkOf(layer);
    expectClose("outputs", network.predict(inputs).data, outputs, CLOSE);
    const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer: new SGD({ learningRate: 0.1 }) });
    const seen = losses.map(() => trainer.step(inputs, targets));
    expectClose("losses", seen, losses, CLOSE);
    expectState("after three steps", network.stateDict(), dataOf(layer.stateAfter), CLOSE);
  });

  test.each(golden.layers)("$name: gradients", (layer) => {
    using network = networkOf(layer);
    expectGradients(network, "meanSquaredError", layer);
  });

  test.each(golden.layers)("$name: the configuration makes it again", (layer) => {
    using network = networkOf(layer);
    expect(JSON.parse(JSON.stringify(network.config.layers))).toStrictEqual(layer.layers);
    using again = Network.fromConfig(network.config);
    again.loadStateDict(network.stateDict());
    expect(again.predict(layer.inputs)).toStrictEqual(network.predict(layer.inputs));
  });
});

describe("losses", () => {
  test.each(golden.losses)("$name: two steps", ({ loss, inputs, targets, losses, ...rest }) => {
    using network = networkOf(rest);
    const trainer = new Trainer(network, { loss, optimizer: new SGD({ learningRate: 1 }) });
    const seen = losses.map(() => trainer.step(inputs, targets));
    expectClose("losses", seen, losses, CLOSE);
    expectState("after two steps", network.stateDict(), dataOf(rest.stateAfter), CLOSE);
  });

  test.each(golden.losses)("$name: gradients", (golden) => {
    using network = networkOf(golden);
    expectGradients(network, golden.loss, golden);
  });

  test.each(golden.losses)(
    "$name: sums, and weights of the samples",
    async ({ loss, inputs, targets, losses, ...rest }) => {
      using network = networkOf(rest);
      const terms = new Trainer(network, { loss, reduction: "sum" }).evaluate({ inputs, targets }).loss / losses[0];
      expect(terms).toBeCloseTo(Math.round(terms), 4);
      expect(Math.round(terms) % inputs.length).toBe(0);
      const weighted = new Trainer(network, { loss }).evaluate({
        inputs,
        targets,
        sampleWeights: [2, 2, 2, 2, 2, 2, 2],
      });
      expectClose("the weighted mean", [weighted.loss], [losses[0]], CLOSE);
      const trainer = new Trainer(network, { loss });
      const { loss: curve } = await trainer.fit({ inputs, targets }, { epochs: 2, batchSize: 3 });
      expect(curve.every(Number.isFinite)).toBe(true);
    },
  );
});

describe("optimizers", () => {
  const { cases, inputs, targets, ...start } = golden.optimizers;
  test.each(cases)("$name: 20 steps", ({ type, options, losses, stateAfter }) => {
    using network = networkOf(start);
    const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer: new OPTIMIZERS[type](options) });
    const seen = losses.map(() => trainer.step(inputs, targets));
    expectClose("losses", seen, losses, within(5e-6));
    expectState("after 20 steps", network.stateDict(), stateAfter, within(5e-6));
  });
});
