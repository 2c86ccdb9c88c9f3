/** What a caller changes of what it has given, or was given, does not change the original. */
import { describe, expect, test } from "vitest";
import { saveCheckpoint } from "../../src/files/index";
import {
  Linear,
  Network,
  ReLU,
  Trainer,
  type EpochRecord,
  type History,
  type LossConfig,
  type NeuralLayer,
} from "../../src/index";
import { classScores, rocAuc } from "../../src/metrics/index";

const INPUTS = [[0, 0], [0, 1], [1, 0], [1, 1]]; // prettier-ignore
const DATA = { inputs: INPUTS, targets: [0, 1, 1, 0] };

const create = (loss: "crossEntropy" | LossConfig = "crossEntropy") => {
  const network = Network.mlp([2, 4, 2], { seed: 1 });
  return { network, trainer: new Trainer(network, { loss }) };
};

test("the list of a network's layers", () => {
  const layers: NeuralLayer[] = [new Linear(2, 3), new ReLU()];
  const network = new Network(layers, { seed: 1 });
  const [before, config] = [network.predict(INPUTS), network.config];
  layers.push(new Linear(3, 9));
  layers[1] = new Linear(3, 3);
  expect(network.predict(INPUTS)).toStrictEqual(before);
  expect(network.config).toStrictEqual(config);
});

test("the options of a loss, in a checkpoint", async () => {
  const loss = { type: "quantile", levels: [0.2, 0.7] } as const;
  const { trainer } = create(loss);
  const before = await saveCheckpoint(trainer);
  (loss.levels as unknown as number[])[0] = 0.9;
  expect(await saveCheckpoint(trainer)).toStrictEqual(before);
});

describe("metrics", () => {
  test("what they write into their arguments, and keep of them, is theirs", async () => {
    const kept: Float32Array[] = [];
    const spoil = (outputs: { data: Float32Array }, targets: unknown) => {
      kept.push(outputs.data.fill(NaN));
      (targets as Int32Array).fill(1);
      return 0;
    };
    const options = { epochs: 2, validation: DATA };
    const [plain, spoilt] = [create(), create()];
    const history = await plain.trainer.fit(DATA, { ...options, metrics: { rocAuc } });
    const other = await spoilt.trainer.fit(DATA, { ...options, metrics: { spoil, rocAuc } });
    expect(other.metrics!.rocAuc).toStrictEqual(history.metrics!.rocAuc);
    expect(other.validationMetrics!.rocAuc).toStrictEqual(history.validationMetrics!.rocAuc);
    expect(new Set(kept.map(({ buffer }) => buffer)).size).toBe(4);
  });

  test("records and histories that a caller changes leave the trainer's history as it is", async () => {
    const { trainer } = create();
    interface Values {
      classScores: { f1: number[] };
    }
    const onEpoch = ({ metrics }: EpochRecord) => {
      const values = metrics as unknown as Values;
      values.classScores.f1.fill(99);
      values.classScores = { f1: [98] };
    };
    const first = await trainer.fit(DATA, { epochs: 2, metrics: { classScores }, onEpoch });
    const spoil = ({ metrics }: History) => {
      for (const { f1 } of metrics!.classScores as unknown as { f1: number[] }[]) f1.fill(97);
    };
    spoil(first);
    spoil(trainer.history);
    for (const { f1 } of trainer.history.metrics!.classScores as unknown as { f1: number[] }[]) {
      expect(Math.max(...f1)).toBeLessThanOrEqual(1);
    }
  });
});
