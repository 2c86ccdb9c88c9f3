/** What follows from the size of a table, and what validation chooses. */
import { describe, expect, test } from "vitest";
import { Model } from "../../src/model/index";
import { relativeLosses } from "../../src/model/relative-loss";
import type { FeatureKind } from "../../src/model/features";
import { candidatesFor, TRAINING, type TrainingOptions } from "../../src/model/settings";
import { noise } from "./tables";

const kinds = (numbers: number, indicators = 0): FeatureKind[] => [
  ...Array<FeatureKind>(numbers).fill("number"),
  ...Array<FeatureKind>(indicators).fill("indicator"),
];
const candidates = (options: TrainingOptions, rows: number, columns = kinds(5)) =>
  candidatesFor(TRAINING.complete("test", options), rows, columns);

describe("candidatesFor", () => {
  test("weights shrink by the same share in an epoch, whatever the rows, the batches and the rate", () => {
    for (const options of [{}, { batchSize: 7 }, { learningRate: 0.01 }]) {
      for (const rows of [10, 640, 5000, 100_000]) {
        const shares = candidates(options, rows).map(
          ({ weightDecay, learningRate, batchSize }) => weightDecay * learningRate * Math.ceil(rows / batchSize),
        );
        expect(shares[0]).toBeCloseTo(0.05, 12);
        expect(shares[1]).toBeCloseTo(0.2, 12);
      }
    }
  });

  test("what is given is not chosen", () => {
    expect(candidates({ dropout: 0.1 }, 100).map(({ dropout }) => dropout)).toStrictEqual([0.1, 0.1]);
    expect(candidates({ weightDecay: 0 }, 100).map(({ weightDecay }) => weightDecay)).toStrictEqual([0, 0]);
    expect(candidates({ weightDecay: 0, dropout: 0 }, 100)).toHaveLength(1);
  });

  test("small tables have as many epochs as make 360 updates; what is given stays", () => {
    const epochs = (rows: number, options = {}) => candidates(options, rows)[0].epochs;
    expect([10, 64, 65, 167, 320, 321, 20_000, 20_001].map((rows) => epochs(rows))).toEqual([
      360, 360, 180, 120, 72, 60, 60, 20,
    ]);
    expect([epochs(100, { batchSize: 10 }), epochs(100, { epochs: 7 })]).toEqual([60, 7]);
  });

  test("only decoupled decay has a default", () => {
    expect(candidates({ optimizer: "sgd" }, 100).map(({ weightDecay }) => weightDecay)).toStrictEqual([0, 0]);
  });

  test("wide tables get half of the units, and very wide ones no pieces", () => {
    expect(candidates({}, 100, kinds(40, 40))[0]).toMatchObject({ hidden: [256], pieces: 8 });
    expect(candidates({}, 100, kinds(50))[0]).toMatchObject({ hidden: [128], pieces: 8 });
    expect(candidates({}, 100, kinds(5, 500))[0]).toMatchObject({ hidden: [128], pieces: 8 });
    expect(candidates({}, 100, kinds(251))[0]).toMatchObject({ hidden: [256], pieces: 0 });
    expect(candidates({ hidden: [9] }, 100, kinds(5, 500))[0].hidden).toStrictEqual([9]);
  });
});

describe("relativeLosses", () => {
  const loss = (...args: Parameters<typeof relativeLosses>) =>
    relativeLosses(...args).reduce((sum, part) => sum + part, 0);
  const table = (targets: number[], classes?: string[]) => ({
    targets: Float64Array.from(targets),
    classes,
    features: { data: new Float64Array(0), rows: targets.length, columns: 0 },
    kinds: [],
    schema: {} as never,
  });
  const said = (values: number[], rows: number[], columns = 1) => ({
    rows: Int32Array.from(rows),
    outputs: [{ data: Float32Array.from(values), rows: rows.length, columns }],
    predicted: columns === 1 ? { values: Float64Array.from(values), least: -Infinity } : undefined,
  });

  test("of values: 0 for perfect, 1 for the mean, of the rows that are held out", () => {
    const numbers = table([99, 1, 2, 6]);
    expect(loss(numbers, said([1, 2, 6], [1, 2, 3]), undefined)).toBe(0);
    expect(loss(numbers, said([3, 3, 3], [1, 2, 3]), undefined)).toBe(1);
    // (1 + 0 + 4) / (4 + 1 + 9)
    expect(loss(numbers, said([2, 2, 4], [1, 2, 3]), undefined)).toBeCloseTo(5 / 14, 12);
  });

  test("of classes: 1 for always saying their shares", () => {
    const classes = table([0, 1, 1, 1], ["no", "yes"]);
    const shares = [0, Math.log(3), 0, Math.log(3), 0, Math.log(3), 0, Math.log(3)];
    expect(loss(classes, said(shares, [0, 1, 2, 3], 2), undefined)).toBeCloseTo(1, 6);
    const sure = [20, 0, 0, 20, 0, 20, 0, 20];
    expect(loss(classes, said(sure, [0, 1, 2, 3], 2), undefined)).toBeLessThan(1e-6);
  });

  test("counts rows by their weights", () => {
    const numbers = table([1, 2, 6]);
    const answers = said([1, 2, 0], [0, 1, 2]);
    expect(loss(numbers, answers, Float64Array.of(1, 1, 0))).toBe(0);
  });
});

describe("the choice", () => {
  const rows = (chance: number, stream = 15) =>
    Array.from({ length: 240 }, (_, i) => {
      const x = Array.from({ length: 10 }, (_, c) => noise(20 * i + c) - 0.5);
      return {
        ...Object.fromEntries(x.map((value, c) => [`x${c}`, value])),
        y: 3 * x[0] - 2 * x[1] + chance * (noise(20 * i + stream) - 0.5),
      };
    });
  /** Networks that were trained. */
  const trained = async (chance: number, members: number) => {
    const seen = new Set<number>();
    using model = await Model.train(rows(chance), {
      target: "y",
      members,
      onProgress: ({ network }) => void seen.add(network),
    });
    expect(model.networks).toHaveLength(members);
    return [...seen];
  };

  test("trains once more where the target leaves much to chance, and only there", async () => {
    expect(await trained(0, 1)).toStrictEqual([1, 4]);
    expect(await trained(8, 1)).toStrictEqual([1, 2, 4]);
    expect(await trained(8, 2)).toStrictEqual([1, 2, 3]);
  });

  test("keeps a small table of much chance from being learned by heart", async () => {
    using chosen = await Model.train(rows(8), { target: "y" });
    using weak = await Model.train(rows(8), { target: "y", dropout: 0.2, weightDecay: 0.1 });
    const later = rows(8, 16);
    const [good, bad] = [await chosen.evaluate(later), await weak.evaluate(later)];
    expect(good.r2).toBeGreaterThan(bad.r2 + 0.05);
  });
});
