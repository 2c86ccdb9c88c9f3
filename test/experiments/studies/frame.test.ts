/** What all studies have in common: pieces, files, tables, networks given back, refusals. */
import { describe, expect, test } from "vitest";
import { circles } from "../../../src/datasets/index";
import {
  capacityCurve,
  computePieces,
  dyingRelu,
  edgeOfStability,
  estimateSeconds,
  fromJSON,
  initialConditions,
  mergePieces,
  networkOf,
  normStudy,
  performanceMap,
  planCapacityCurve,
  planDyingRelu,
  planEdgeOfStability,
  planInitialConditions,
  planNormStudy,
  planPerformanceMap,
  planTeacherStudent,
  planTrainabilityBoundary,
  teacherStudent,
  toCSV,
  toJSON,
  trainabilityBoundary,
  type AnyStudyResult,
  type StudyPlan,
} from "../../../src/experiments/index";
import { rejection } from "../../core/throwing";

const dataset = circles({ samples: 24, noise: 0.1, factor: 0.2, seed: 1 });
const norms = {
  architecture: [2, 3, 1],
  dataset,
  networks: 40,
  learningRate: [0.1, 0.2],
  epochs: 20,
  seed: 3,
  workers: 0,
};
const map = { architecture: [2, 3, 1], dataset, learningRates: [0.1, 0.4], epochs: [5, 20], runs: 9, workers: 0 };
const boundary = { size: 9, steps: 8, width: 3, seed: 2, workers: 0 };
const starts = { size: 7, epochs: 30, seed: 2, workers: 0 };
const stability = { architecture: [1, 6, 1], learningRates: [0.1, 0.2, 0.5], epochs: 40, every: 20, workers: 0 };
const dying = { widths: [2, 3], depths: [1, 4], networks: 20, epochs: 10, seed: 5, workers: 0 };
const capacity = { inputs: 3, points: [4, 9], labellings: 20, epochs: 50, workers: 0 };
const teachers = { teacherWidths: [1, 2], extraNeurons: [0, 1], starts: 18, epochs: 30, samples: 20, workers: 0 };

type Kind = [
  name: string,
  run: (more: object) => Promise<AnyStudyResult | AnyStudyResult[]>,
  plan: () => StudyPlan,
  lines: number,
];

const KINDS: Kind[] = [
  ["normStudy", (more) => normStudy({ ...norms, ...more }), () => planNormStudy(norms), 41],
  ["performanceMap", (more) => performanceMap({ ...map, ...more }), () => planPerformanceMap(map), 5],
  [
    "trainabilityBoundary",
    (more) => trainabilityBoundary({ ...boundary, ...more }),
    () => planTrainabilityBoundary(boundary),
    82,
  ],
  ["initialConditions", (more) => initialConditions({ ...starts, ...more }), () => planInitialConditions(starts), 50],
  ["edgeOfStability", (more) => edgeOfStability({ ...stability, ...more }), () => planEdgeOfStability(stability), 10],
  ["dyingRelu", (more) => dyingRelu({ ...dying, ...more }), () => planDyingRelu(dying), 5],
  ["capacityCurve", (more) => capacityCurve({ ...capacity, ...more }), () => planCapacityCurve(capacity), 3],
  ["teacherStudent", (more) => teacherStudent({ ...teachers, ...more }), () => planTeacherStudent(teachers), 73],
];

const first = (result: AnyStudyResult | AnyStudyResult[]) => (Array.isArray(result) ? result[0] : result);

describe.each(KINDS)("%s", (_, run, planOf, lines) => {
  test("sharded, killed and resumed is the single run, bit by bit", async () => {
    const plan = planOf();
    const shard = async (number: number, text = "") => {
      const written: string[] = [];
      const options = { shard: number, shards: 2, text, workers: 0, onLine: (line: string) => written.push(line) };
      await computePieces(plan, options);
      return written;
    };
    const [a, b] = [await shard(1), await shard(2)];
    expect(a.length + b.length).toBe(plan.pieces);
    // The first process died while it wrote its last line.
    const killed = [...a.slice(0, -1), a.at(-1)!.slice(0, 100)].join("\n");
    const rest = await shard(1, killed);
    expect(rest).toEqual(a.slice(-1));
    const { result } = mergePieces([b.join("\n"), `${killed}\n${rest.join("\n")}`]);
    expect(result).toEqual(await run({}));
  });

  test("goes through JSON to the bit, and into CSV", async () => {
    const result = first(await run({}));
    expect(fromJSON(toJSON(result))).toEqual(result);
    const table = toCSV(result).trimEnd().split("\n");
    expect(table).toHaveLength(lines);
    const width = table[0].split(",").length;
    for (const line of table) expect(line.split(",")).toHaveLength(width);
  });

  test("grows in parts, names its seed, and can be stopped", async () => {
    const counts: number[] = [];
    const onProgress = ({ done, partial }: { done: number; partial: () => AnyStudyResult | AnyStudyResult[] }) => {
      counts.push(done);
      expect(first(partial()).settings.seed).toBe(planOf().settings.seed);
    };
    await run({ onProgress });
    expect(counts[0]).toBe(0);
    expect(counts.at(-1)).toBe(planOf().count);
    const reason = new Error("enough");
    expect(await rejection(run({ signal: AbortSignal.abort(reason) }))).toBe(reason);
  });

  test("gives back its networks, from a file too", async () => {
    const result = first(await run({}));
    using network = networkOf(result, 1);
    const needsData = ["normStudy", "performanceMap"].includes(result.kind);
    const copy = fromJSON(toJSON(result)) as AnyStudyResult;
    using again = networkOf(copy, 1, needsData ? { dataset } : {});
    expect(again.stateDict()).toEqual(network.stateDict());
    using start = networkOf(result, 1, { epochs: 0 });
    expect(start.config).toEqual(network.config);
    expect(() => networkOf(result, planOf().count)).toThrow(/^networkOf: index is/);
  });

  test("is estimated before it begins", () => {
    expect(estimateSeconds(planOf())).toBeGreaterThan(0);
    expect(estimateSeconds(planOf())).toBeLessThan(10);
  });
});

describe("networkOf", () => {
  test("has the norms and the loss that the study noted", async () => {
    const [, study] = await normStudy(norms);
    for (const index of [0, 7, 39]) {
      using network = networkOf(study, index);
      expect(network.norms().total).toBe(study.finalNorms.total[index]);
      using start = networkOf(study, index, { epochs: 0 });
      expect(start.norms().total).toBe(study.initialNorms.total[index]);
    }
  });

  test("of a capacity curve separates the points that were learned", async () => {
    const curve = await capacityCurve({ ...capacity, epochs: 2000 });
    const [part] = planCapacityCurve(capacity).parts;
    for (let index = 0; index < 20; index++) {
      using network = networkOf(curve, index);
      expect(Array.from(network.predict(part.task.inputs).data, (p) => Number(p >= 0.5))).toEqual([
        ...part.member(index).labels!,
      ]);
    }
  });

  test("asks for the data of a result from a file, and refuses others", async () => {
    const copy = fromJSON(toJSON(await performanceMap(map))) as AnyStudyResult;
    expect(() => networkOf(copy, 0)).toThrow(
      "networkOf: the result comes from a file, without its data; pass them as { dataset }.",
    );
    expect(() => networkOf(copy, 0, { dataset: circles({ samples: 24, seed: 2 }) })).toThrow(
      "networkOf: the data are not those of the study; pass the data it was computed with.",
    );
  });
});

describe("bad input", () => {
  const cases: [name: string, run: () => Promise<unknown>, message: RegExp][] = [
    [
      "a width too large",
      () => dyingRelu({ widths: [65] }),
      /^dyingRelu: widths\[0\] is 65; pass an integer from 1 to 64\.$/,
    ],
    [
      "a depth too large",
      () => dyingRelu({ depths: [33] }),
      /^dyingRelu: depths\[0\] is 33; pass an integer from 1 to 32\.$/,
    ],
    // eslint-disable-next-line no-sparse-arrays
    ["a hole", () => dyingRelu({ widths: [2, , 3] as never }), /^dyingRelu: widths\[1\] is undefined/],
    [
      "an unknown option",
      () => teacherStudent({ neurons: 1 } as never),
      /^teacherStudent: option "neurons" is unknown/,
    ],
    [
      "students too wide",
      () => teacherStudent({ teacherWidths: [60], extraNeurons: [5] }),
      /extraNeurons\[0\] is 5; pass an integer from 0 to 4/,
    ],
    ["no points", () => capacityCurve({ points: [] }), /^capacityCurve: points are empty; pass at least one\.$/],
    [
      "a window upside down",
      () => trainabilityBoundary({ logRates1: [2, 1] }),
      /logRates1 is from 2 to 1; pass the smaller number first/,
    ],
    [
      "rates beyond f32",
      () => trainabilityBoundary({ logRates2: [0, 60] }),
      /logRates2 from 0 to 60 has rates beyond f32/,
    ],
    [
      "a window too small",
      () => trainabilityBoundary({ logRates1: [1, 1.000001] }),
      /too small a window for 128 different f32 rates/,
    ],
    ["rates of 0", () => edgeOfStability({ learningRates: [0] }), /learningRates\[0\] is 0/],
    ["data of other width", () => edgeOfStability({ architecture: [2, 1] }), /takes 2 inputs, the data have 1 columns/],
    [
      "weights",
      () => dyingRelu({ dataset: { inputs: [[1]], targets: [[1]], sampleWeights: [1] } }),
      /the data have sampleWeights/,
    ],
    ["a rate of 1e39 in norms", () => normStudy({ ...norms, learningRate: 1e39 }), /learningRate.* is 1e\+39/],
    ["... in a map", () => performanceMap({ ...map, learningRates: [0.1, 1e39] }), /learningRates\[1\] is 1e\+39/],
    ["... at the edge", () => edgeOfStability({ ...stability, learningRates: [1e39] }), /learningRates\[0\] is 1e\+39/],
    ["... of dying networks", () => dyingRelu({ ...dying, learningRate: 1e39 }), /learningRate is 1e\+39/],
    ["... from a start", () => initialConditions({ ...starts, learningRate: 1e39 }), /learningRate is 1e\+39/],
    ["... of capacity", () => capacityCurve({ ...capacity, learningRate: 1e39 }), /learningRate is 1e\+39/],
    ["... of students", () => teacherStudent({ ...teachers, learningRate: 1e-46 }), /learningRate is 1e-46/],
    ["a momentum of 1 in f32", () => initialConditions({ ...starts, momentum: 1 - 1e-9 }), /momentum is 0\.999999999/],
    [
      "... of an optimizer",
      () => normStudy({ ...norms, optimizer: { type: "momentum", momentum: 1 - 1e-9 } }),
      /momentum is 0\.999999999, in single precision 1/,
    ],
    [
      "an epsilon of 0 in f32",
      () => normStudy({ ...norms, optimizer: { type: "adam", epsilon: 1e-60 } }),
      /epsilon is 1e-60, in single precision 0/,
    ],
    ["too many epochs", () => initialConditions({ ...starts, epochs: 2 ** 31 }), /epochs is 2147483648/],
    ["too many steps", () => trainabilityBoundary({ steps: 2 ** 31 }), /steps is 2147483648/],
    ["an L2 term of 1e39", () => normStudy({ ...norms, l2: 1e39 }), /l2.* is 1e\+39/],
    ["65 units at the edge", () => edgeOfStability({ ...stability, architecture: [1, 65, 1] }), /65.*64/],
    ["... of capacity", () => capacityCurve({ ...capacity, hidden: 65 }), /hidden is 65; pass an integer from 0 to 64/],
    ["... of a boundary", () => trainabilityBoundary({ width: 65 }), /width is 65; pass an integer from 1 to 64/],
    ["too much", () => capacityCurve({ labellings: 1e12 }), /networks are asked for; memory holds/],
  ];
  test.each(cases)("%s", async (_, run, message) => {
    expect(((await rejection(run())) as Error).message).toMatch(message);
  });
});
