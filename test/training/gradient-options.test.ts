/** What happens to a gradient between the loss and the optimizer: sums over batches, limits, L1. */
import { describe, expect, test } from "vitest";
import { DivergenceError, Dropout, Linear, Network, ReLU, SGD, Trainer, type TrainerOptions } from "../../src/index";
import { engineFor } from "../../src/wasm/engine";
import { expectRejection, expectThrow, rejection } from "../core/throwing";
import { expectClose, within } from "../golden/golden";
import { RandomNumbers } from "../reference/random";

const random = new RandomNumbers(12);
const DATA = { inputs: random.matrix(24, 3), targets: random.matrix(24, 2) };

/** The change of all parameters by one step of rate 1, and the parameters before. */
function change(options: Partial<TrainerOptions>) {
  using network = Network.mlp([3, 5, 2], { seed: 5 });
  const before = flat(network);
  const settings = { loss: "meanSquaredError", optimizer: new SGD({ learningRate: 1 }), ...options } as const;
  const trainer = new Trainer(network, settings);
  trainer.step(DATA.inputs, DATA.targets);
  return { before, norm: trainer.gradientNorm, gradient: flat(network).map((after, i) => before[i] - after) };
}

function flat(network: Network): number[] {
  return Object.values(network.stateDict()).flatMap(({ data }) => [...data]);
}

const plain = change({});

test("clipValue limits each element", () => {
  const { gradient, norm } = change({ clipValue: 0.02 });
  const limited = plain.gradient.map((g) => Math.min(Math.max(g, -0.02), 0.02));
  expect(limited).not.toStrictEqual(plain.gradient);
  expectClose("gradient", gradient, limited, within(1e-6));
  expect(norm).toBe(plain.norm);
});

test("clipValue comes after clipNorm", () => {
  const factor = 0.1 / (plain.norm + 1e-6);
  const { gradient } = change({ clipValue: 0.02, clipNorm: 0.1 });
  const expected = plain.gradient.map((g) => Math.min(Math.max(factor * g, -0.02), 0.02));
  expectClose("gradient", gradient, expected, within(1e-6));
});

test("l1 adds its share of each parameter's sign, after clipping", () => {
  const { before, gradient } = change({ l1: 0.3, clipValue: 0.02 });
  expect(before.some((p) => p === 0)).toBe(true); // The biases at the start.
  const limited = plain.gradient.map((g) => Math.min(Math.max(g, -0.02), 0.02));
  const expected = limited.map((g, i) => g + 0.3 * Math.sign(before[i]));
  expectClose("gradient", gradient, expected, within(1e-6));
});

test("l1 shrinks what the data do not hold", () => {
  using network = Network.mlp([3, 2], { seed: 5 });
  const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer: new SGD({ learningRate: 0.01 }), l1: 1 });
  const zeros = DATA.inputs.map((row) => row.map(() => 0));
  for (let step = 0; step < 200; step++) trainer.step(zeros, DATA.targets);
  expect(Math.max(...network.stateDict()["0.weight"].data.map(Math.abs))).toBeLessThan(0.011);
});

test.each<[Partial<TrainerOptions>, string]>([
  [{ clipValue: 0 }, "clipValue is 0; pass a finite number above 0"],
  [{ l1: -1 }, "l1 is -1; pass a finite number of 0 or more"],
])("%o is refused", (options, message) => {
  using network = Network.mlp([3, 2]);
  const create = () => new Trainer(network, { loss: "meanSquaredError", ...options });
  expectThrow(create, RangeError, `Trainer: ${message}.`);
});

describe("accumulate", () => {
  /** Parameters after three epochs, the number of updates, and the losses. */
  async function fit(batchSize: number, accumulate: number, options: Partial<TrainerOptions> = {}, weighted = false) {
    using network = Network.mlp([3, 5, 2], { seed: 5, activation: "tanh" });
    const trainer = new Trainer(network, { loss: "meanSquaredError", ...options });
    const sampleWeights = weighted ? DATA.inputs.map((_, i) => 1 + (i % 3)) : undefined;
    const { loss } = await trainer.fit({ ...DATA, sampleWeights }, { epochs: 3, batchSize, accumulate });
    return { parameters: flat(network), steps: trainer.steps, loss };
  }

  const cases: [string, Partial<TrainerOptions>, boolean][] = [
    ["mean", {}, false],
    ["sum", { reduction: "sum" }, false],
    ["clipped", { clipNorm: 0.1, clipValue: 0.01, l1: 0.01 }, false],
    ["weighted mean", {}, true],
  ];

  test.each(cases)(
    "%s: several batches make the update of one large batch, but for rounding",
    async (_, options, weighted) => {
      for (const [batchSize, accumulate, large, updates] of [
        [4, 3, 12, 6],
        [5, 2, 10, 9],
        [7, 100, 24, 3],
      ]) {
        const sum = await fit(batchSize, accumulate, options, weighted);
        const whole = await fit(large, 1, options, weighted);
        expect([sum.steps, whole.steps]).toStrictEqual([updates, updates]);
        expectClose("parameters", sum.parameters, whole.parameters, within(2e-5));
        expectClose("loss", sum.loss, whole.loss, within(1e-5));
      }
    },
  );

  test("1 is the plain path, to the bit", async () => {
    expect(await fit(5, 1)).toStrictEqual(await fit(5, 1, { clipNorm: 1e9 }));
  });

  test("each batch has its own dropout mask", async () => {
    const masked = async (accumulate: number) => {
      using network = new Network([new Linear(1, 200), new Dropout(0.5), new Linear(200, 1)], { seed: 1 });
      const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer: new SGD({ learningRate: 1e-30 }) });
      const losses: number[] = [];
      const callbacks = [{ onStep: ({ loss }: { loss: number }) => void losses.push(loss) }];
      const data = { inputs: [[1], [1], [1]], targets: [[1], [1], [1]] };
      await trainer.fit(data, { batchSize: 1, accumulate, callbacks });
      return losses;
    };
    expect(new Set(await masked(3)).size).toBe(3);
    expect(await masked(3)).toStrictEqual(await masked(1));
  });

  test("a gradient that is lost to divergence is in no later update", async () => {
    using network = new Network([new Linear(1, 1, { bias: false }), new ReLU()], { seed: 1 });
    network.loadStateDict({ "0.weight": { shape: [1, 1], data: Float32Array.of(1) } });
    const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer: new SGD({ learningRate: 0.5 }) });
    const broken = { inputs: [[1], [3e38]], targets: [[0], [-3e38]] };
    const error = await rejection(trainer.fit(broken, { batchSize: 1, accumulate: 2, shuffle: false }));
    expect(error).toBeInstanceOf(DivergenceError);
    await trainer.fit({ inputs: [[1], [1]], targets: [[1], [1]] }, { batchSize: 1, accumulate: 2 });
    expect(network.stateDict()["0.weight"].data[0]).toBe(1);
    expect(trainer.steps).toBe(1);
  });

  test("takes memory once", async () => {
    using network = Network.mlp([3, 5, 2]);
    const trainer = new Trainer(network, { loss: "meanSquaredError" });
    await trainer.fit(DATA, { batchSize: 4, accumulate: 2 });
    const { arena } = engineFor("strict");
    const before = arena.liveBytes;
    await trainer.fit(DATA, { epochs: 5, batchSize: 4, accumulate: 2 });
    expect(arena.liveBytes).toBe(before);
  });

  test("0 is refused", async () => {
    using network = Network.mlp([3, 2]);
    const trainer = new Trainer(network, { loss: "meanSquaredError" });
    const message = "Trainer.fit: accumulate is 0; pass an integer of 1 or more.";
    await expectRejection(trainer.fit(DATA, { accumulate: 0 }), RangeError, message);
  });
});
