/** What a search takes as data, what it refuses, and that a loss which is not finite is never best. */
import { describe, expect, test } from "vitest";
import { moons } from "../../src/datasets/index";
import {
  computePieces,
  hyperparameterSearch,
  planNormStudy,
  type HyperparameterSearchOptions,
} from "../../src/experiments/index";
import { expectRejection, type ErrorClass } from "../core/throwing";

const inputs = Array.from({ length: 40 }, (_, i) => [i / 40]);
const search = (dataset: HyperparameterSearchOptions["dataset"], more: object = {}) =>
  hyperparameterSearch({ dataset, trials: 1, epochs: 3, layers: [[4]], workers: 0, ...more });

describe("refused, as Trainer does", () => {
  const targets = (of: (i: number) => unknown) => inputs.map((_, i) => of(i)) as number[];
  test.each<[string, unknown, ErrorClass, string]>([
    ["values", targets((i) => i / 16), RangeError, "target 1 is 0.0625; pass class indices from 0"],
    ["0.9 for all", targets(() => 0.9), RangeError, "target 0 is 0.9; pass class indices from 0"],
    ["texts", targets(() => "cat"), TypeError, 'target 0 is "cat"; pass class indices from 0'],
    ["NaN", targets((i) => (i === 3 ? NaN : 1)), RangeError, "target 3 is NaN; pass class indices from 0"],
    [
      "what i32 cannot hold",
      targets(() => 2 ** 32 + 1),
      RangeError,
      "target 0 is 4294967297; pass class indices from 0",
    ],
    ["a hole", new Array(40), TypeError, "target 0 is undefined; pass class indices from 0"],
    [
      "numbers that are no classes",
      targets((i) => 20_000 + i),
      RangeError,
      'target 39 is 20039, which makes 20040 classes; number the classes from 0, at most 10000, or pass loss: "meanSquaredError" for values',
    ],
    ["too few", [0, 1], RangeError, "there are 40 samples and 2 targets; pass one target for each sample"],
    [
      "rows with NaN",
      inputs.map((_, i) => [i === 2 ? NaN : 1]),
      RangeError,
      "targets at row 2, column 0 are NaN; replace or remove values that are not finite f32 numbers",
    ],
  ])("%s", async (_, bad, type, message) => {
    await expectRejection(search({ inputs, targets: bad as never }), type, `hyperparameterSearch: ${message}.`);
  });

  test("inputs that are not finite, and weights that are none", async () => {
    const values = inputs.map(([x]) => x);
    const broken = inputs.map(([x], i) => [i === 5 ? Infinity : x]);
    await expectRejection(
      search({ inputs: broken, targets: values }, { loss: "meanSquaredError" }),
      RangeError,
      "hyperparameterSearch: inputs at row 5, column 0 are Infinity; replace or remove values that are not finite f32 numbers.",
    );
    await expectRejection(
      search({ inputs, targets: inputs.map(() => 0), sampleWeights: "nonsense" as never }),
      TypeError,
      'hyperparameterSearch: sampleWeights are "nonsense"; pass an array of numbers.',
    );
  });
});

test("sample weights count, and a sample of weight 0 is as if it were not there", async () => {
  const dataset = moons({ samples: 40, seed: 1 });
  const plain = await search(dataset);
  const weighted = await search({ ...dataset, sampleWeights: Array.from({ length: 40 }, (_, i) => 1 + (i % 5)) });
  expect(weighted.best.loss).not.toBe(plain.best.loss);
  expect(weighted.settings.dataset.hash).not.toBe(plain.settings.dataset.hash);
  const more = {
    inputs: [...Array.from({ length: 40 }, (_, r) => dataset.inputs.data.subarray(2 * r, 2 * r + 2)), [9, 9]],
    targets: [...dataset.targets, 1],
    sampleWeights: [...new Array<number>(40).fill(1), 0],
  };
  expect((await search(more)).best.loss).toBe(plain.best.loss);
});

test("a loss that is not finite on the rows held out is never best", async () => {
  const options = { method: "grid", layers: [[16, 16, 16]], batchSize: [64], epochs: 1 };
  const { best, table } = await search(moons({ samples: 64 }), { ...options, learningRate: [1e12, 1e-2, 1e13] });
  expect(best.configuration.learningRate).toBe(1e-2);
  expect(table.slice(1).map(({ score, loss }) => [score, loss])).toStrictEqual([
    [-Infinity, Infinity],
    [-Infinity, Infinity],
  ]);
  await expectRejection(
    search(moons({ samples: 64 }), { ...options, learningRate: [1e12] }),
    RangeError,
    "hyperparameterSearch: training diverged with every configuration; lower learningRate, or scale the inputs.",
  );
});

test("data that change after the call change neither a search nor a plan", async () => {
  const create = () => {
    const { data, rows, columns } = moons({ samples: 40, noise: 0.1, seed: 1 }).inputs;
    const column = { data: Float32Array.from({ length: rows }, (_, i) => i % 2), rows, columns: 1 };
    return { inputs: { data, rows, columns }, targets: column };
  };
  const spoil = ({ inputs, targets }: ReturnType<typeof create>) => {
    inputs.data.fill(3);
    targets.data.fill(0);
  };
  const [kept, changed] = [create(), create()];
  const found = search(changed);
  spoil(changed);
  expect((await found).best).toStrictEqual((await search(kept)).best);

  const data = create();
  const plan = planNormStudy({ architecture: [2, 2, 1], dataset: data, networks: 16, epochs: 3, seed: 1 });
  const lines: string[] = [];
  const compute = () => computePieces(plan, { workers: 0, onLine: (line) => lines.push(line) });
  await compute();
  spoil(data);
  await compute();
  expect(lines[1]).toBe(lines[0]);
});
