import { describe, expect, test } from "vitest";
import {
  BatchNorm1d,
  Linear,
  Network,
  ReLU,
  SGD,
  Trainer,
  type EarlyStoppingOptions,
  type EpochRecord,
  type FitOptions,
  type StateDict,
  type StepRecord,
} from "../../src/index";
import { EarlyStopping, type BestSoFar } from "../../src/training/early-stopping";
import { expectRejection, rejection } from "../core/throwing";
import { RandomNumbers } from "../reference/random";

const random = new RandomNumbers(3);
const DATA = { inputs: random.matrix(30, 2), targets: Array.from({ length: 30 }, () => random.below(2)) };
const VALIDATION = { inputs: random.matrix(30, 2), targets: Array.from({ length: 30 }, () => random.below(2)) };

/** A network that learns noise by heart, so that validation gets worse. */
function create() {
  const network = new Network([new Linear(2, 20), new BatchNorm1d(20), new ReLU(), new Linear(20, 2)], { seed: 1 });
  return {
    network,
    trainer: new Trainer(network, { loss: "crossEntropy", optimizer: new SGD({ learningRate: 0.5 }) }),
  };
}

/** Fits, and gives the state of each epoch beside what is left in the end. */
async function fit(options: FitOptions) {
  const { network, trainer } = create();
  const states: StateDict[] = [];
  const records: EpochRecord[] = [];
  const onEpoch = (record: EpochRecord) => {
    states.push(network.stateDict());
    records.push(record);
  };
  const result = { error: undefined as unknown, history: undefined as Awaited<ReturnType<Trainer["fit"]>> | undefined };
  try {
    result.history = await trainer.fit(DATA, { validation: VALIDATION, onEpoch, ...options });
  } catch (error) {
    result.error = error;
  }
  const left = network.stateDict();
  network.dispose();
  return { ...result, states, records, left };
}

const bestOf = (records: readonly EpochRecord[]) =>
  records.reduce((best, record) => (record.validationLoss! < best.validationLoss! ? record : best)).epoch;

describe("the best parameters and statistics are restored", () => {
  test("when patience is over", async () => {
    const { history, states, records, left } = await fit({ epochs: 200, earlyStopping: { patience: 5 } });
    const best = bestOf(records);
    expect(history!.bestEpoch).toBe(best);
    expect(records).toHaveLength(best + 5);
    expect(left).toStrictEqual(states[best - 1]);
    expect(left).not.toStrictEqual(states.at(-1));
    expect(Object.keys(left)).toContain("1.running_mean");
  });

  test("when the epochs are done", async () => {
    const { history, states, records, left } = await fit({ epochs: 30, earlyStopping: { patience: 1000 } });
    expect(records).toHaveLength(30);
    expect(history!.bestEpoch).toBe(bestOf(records));
    expect(left).toStrictEqual(states[bestOf(records) - 1]);
    expect(left).not.toStrictEqual(states.at(-1));
  });

  test("when it is aborted", async () => {
    const controller = new AbortController();
    const onStep = ({ epoch }: StepRecord) => {
      if (epoch === 25) controller.abort();
    };
    const callbacks = [{ onStep }];
    const aborted = { epochs: 1e6, earlyStopping: { patience: 1000 }, signal: controller.signal, callbacks };
    const { error, states, records, left } = await fit(aborted);
    expect(error).toHaveProperty("name", "AbortError");
    expect(left).toStrictEqual(states[bestOf(records) - 1]);
    expect(left).not.toStrictEqual(states.at(-1));
  });

  test("when a callback throws", async () => {
    const callbacks = [
      {
        onEpoch: ({ epoch }: EpochRecord) => {
          if (epoch === 20) throw new Error("enough");
        },
      },
    ];
    const { error, states, records, left } = await fit({ epochs: 30, earlyStopping: { patience: 1000 }, callbacks });
    expect(error).toHaveProperty("message", "enough");
    expect(left).toStrictEqual(states[bestOf(records) - 1]);
  });

  test("when a loop over epochs is left", async () => {
    const { network, trainer } = create();
    const states: StateDict[] = [];
    const records: EpochRecord[] = [];
    for await (const record of trainer.epochs(DATA, { epochs: 99, validation: VALIDATION, earlyStopping: {} })) {
      states.push(network.stateDict());
      records.push(record);
      if (record.epoch === 20) break;
    }
    expect(network.stateDict()).toStrictEqual(states[bestOf(records) - 1]);
    network.dispose();
  });
});

test("without it the last parameters stay, and no best epoch is told", async () => {
  const { history, states, left } = await fit({ epochs: 5 });
  expect(left).toStrictEqual(states[4]);
  expect(history).not.toHaveProperty("bestEpoch");
});

test("a second fit begins anew", async () => {
  const { network, trainer } = create();
  const options = { epochs: 100, validation: VALIDATION, earlyStopping: { patience: 2 } };
  await trainer.fit(DATA, options);
  const before = trainer.epochCount;
  const { bestEpoch } = await trainer.fit(DATA, options);
  expect(bestEpoch).toBeGreaterThan(before);
  network.dispose();
});

describe("the rule", () => {
  /** Epochs until it ends, and what is best then, for a series of values. */
  function run(options: EarlyStoppingOptions, values: readonly number[]) {
    const rule = new EarlyStopping("who", options, ["score"], true);
    let best: BestSoFar | undefined;
    let epoch = 0;
    while (epoch < values.length && !rule.isOver(best)) {
      const value = values[epoch++];
      const record = {
        epoch,
        loss: value,
        validationLoss: value,
        validationAccuracy: value,
        learningRate: 1,
        durationMs: 0,
      };
      best = rule.next(best, { ...record, validationMetrics: { score: value } }, () => ({}));
    }
    return [epoch, best!.epoch, best!.value];
  }

  test.each<[string, EarlyStoppingOptions, number[], number[]]>([
    ["patience counts epochs in a row", { patience: 2 }, [5, 4, 4, 3, 3, 4, 1], [6, 4, 3]],
    ["patience 1", { patience: 1 }, [5, 4, 4, 1], [3, 2, 4]],
    ["an equal value is no improvement", { patience: 3 }, [1, 1, 1, 1, 1], [4, 1, 1]],
    ["small gains end it, and are kept", { patience: 2, minDelta: 0.5 }, [5, 4.8, 4.7, 1], [3, 3, 4.7]],
    ["an accuracy should rise", { patience: 1, monitor: "validationAccuracy" }, [0.5, 0.7, 0.6, 0.9], [3, 2, 0.7]],
    ["a metric as it is said", { patience: 1, monitor: "score", mode: "max" }, [1, 2, 1.5], [3, 2, 2]],
    ["NaN is never best", { patience: 3 }, [NaN, 2, NaN, NaN, NaN, 1], [5, 2, 2]],
  ])("%s", (_, options, values, expected) => {
    expect(run(options, values)).toStrictEqual(expected);
  });
});

describe("bad options", () => {
  const who = "Trainer.fit: earlyStopping";
  test.each([
    [{ patience: 0 }, RangeError, "patience is 0; pass an integer of 1 or more"],
    [{ minDelta: -1 }, RangeError, "minDelta is -1; pass a finite number of 0 or more"],
    [
      { monitor: "f1" },
      RangeError,
      'monitor is "f1"; choose one of "loss", "accuracy", "validationLoss", "validationAccuracy", "score"',
    ],
    [{ monitor: "score" }, RangeError, 'mode is missing for the metric "score"; say whether "min" or "max" is better'],
    [{ mode: "up" }, RangeError, 'mode is "up"; choose one of "min", "max"'],
    [{ wait: 3 }, RangeError, 'option "wait" is unknown; choose from "patience", "minDelta", "monitor", "mode"'],
    [true, TypeError, "options are true; pass an object"],
  ])("%o is refused", async (earlyStopping, type, message) => {
    const { network, trainer } = create();
    const options = { validation: VALIDATION, metrics: { score: () => 1 }, earlyStopping } as FitOptions;
    await expectRejection(trainer.fit(DATA, options), type, `${who}: ${message}.`);
    network.dispose();
  });

  test("validation that there is not", async () => {
    const { network, trainer } = create();
    const message = 'monitor is "validationLoss" without validation data; pass validation, or monitor the loss';
    await expectRejection(trainer.fit(DATA, { earlyStopping: {} }), RangeError, `${who}: ${message}.`);
    network.dispose();
  });

  test("a metric that gives no number ends the first epoch", async () => {
    const { network, trainer } = create();
    const options = { metrics: { score: () => [1] }, earlyStopping: { monitor: "score", mode: "max" } } as const;
    const error = await rejection(trainer.fit(DATA, options));
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toBe(`${who}: score is [1] in epoch 1; monitor something that is a number.`);
    network.dispose();
  });
});
