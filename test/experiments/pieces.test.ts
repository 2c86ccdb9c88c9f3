/** Studies in pieces: shards, killed runs, damaged lines, wrong merges. */
import { expect, test } from "vitest";
import { circles } from "../../src/datasets/index";
import { hashText } from "../../src/core/hash";
import {
  computePieces,
  fromJSON,
  mergePieces,
  normStudy,
  performanceMap,
  planNormStudy,
  planPerformanceMap,
  toJSON,
  type DamagedLine,
  type StudyPlan,
} from "../../src/experiments/index";
import { expectRejection, expectThrow, rejection } from "../core/throwing";

const dataset = circles({ samples: 32, noise: 0.1, factor: 0.2, seed: 1 });
const options = {
  architecture: [2, 3, 1],
  dataset,
  networks: 70,
  learningRate: 0.05,
  epochs: 50,
  l2: 0.02,
  seed: 3,
  workers: 0,
};

async function linesOf(plan: StudyPlan, shard = 1, shards = 1, text = ""): Promise<string[]> {
  const lines: string[] = [];
  await computePieces(plan, { shard, shards, text, workers: 0, onLine: (line) => lines.push(line) });
  return lines;
}

test("shards merge into the single run, in any order, a piece done twice", async () => {
  const plan = planNormStudy(options);
  expect(plan.pieces).toBe(5);
  const [first, second] = [await linesOf(plan, 1, 2), await linesOf(plan, 2, 2)];
  expect([first.length, second.length]).toEqual([3, 2]);
  const { result, damaged } = mergePieces([second.reverse().join("\n"), [...first, first[0]].join("\n") + "\n"]);
  expect(result).toEqual([await normStudy(options)]);
  expect(damaged).toEqual([]);
});

test("two lines of one piece that differ are refused", async () => {
  const plan = planNormStudy(options);
  const lines = await linesOf(plan);
  const whole = lines[1].replace('"values":[0,', '"values":[1,');
  const text = whole.replace(/,"check":.*/, "}");
  const other = `${text.slice(0, -1)},"check":"${hashText(text)}"}`;
  const needed = "take both out and compute the piece again.";
  expectThrow(
    () => mergePieces([lines.join("\n"), other]),
    RangeError,
    `mergePieces: line 1 of file 2 has other numbers for piece 1 than a line before it; ${needed}`,
  );
  await expectRejection(
    linesOf(plan, 1, 1, `${other}\n${lines.join("\n")}`),
    RangeError,
    `computePieces: line 3 has other numbers for piece 1 than a line before it; ${needed}`,
  );
});

test("a performance map merges into the single run", async () => {
  const map = {
    architecture: [2, 3, 1],
    dataset,
    learningRates: [0.02, 0.1, 0.5],
    epochs: [0, 10, 60],
    runs: 12,
    accuracy: true,
    workers: 0,
  };
  const { result } = mergePieces([(await linesOf(planPerformanceMap(map))).join("\n")]);
  expect(result).toEqual(await performanceMap(map));
});

test("a killed run goes on where it stopped", async () => {
  const plan = planNormStudy(options);
  const whole = await linesOf(plan);
  // The process died while it wrote the third line.
  const file = [whole[0], whole[1], whole[2].slice(0, 200)].join("\n");
  const damaged: DamagedLine[] = [];
  const rest: string[] = [];
  const computed = await computePieces(plan, {
    text: file,
    workers: 0,
    onLine: (line) => rest.push(line),
    onDamaged: (line) => damaged.push(line),
  });
  expect(computed).toBe(3);
  expect(damaged).toEqual([{ line: 3, reason: "it does not end as a piece does" }]);
  expect(mergePieces([`${file}\n${rest.join("\n")}`]).result).toEqual([await normStudy(options)]);
});

test("a line with a changed digit is skipped with its number and its piece is missing", async () => {
  const plan = planNormStudy(options);
  const lines = await linesOf(plan);
  const at = lines[1].indexOf('"values":[') + 40;
  const digit = lines[1][at];
  lines[1] = lines[1].slice(0, at) + (digit === "7" ? "8" : "7") + lines[1].slice(at + 1);
  expectThrow(
    () => mergePieces([lines.join("\n")]),
    RangeError,
    "mergePieces: 1 of 5 pieces are missing: 1 (damaged lines: 2); compute them and merge again.",
  );
  expect((await linesOf(plan, 1, 1, lines.join("\n"))).length).toBe(1);
});

test("pieces of other settings, data or versions are refused by name", async () => {
  const plan = planNormStudy(options);
  const ours = await linesOf(plan);
  const theirs = await linesOf(planNormStudy({ ...options, l2: 0.1 }));
  const message =
    "line 1 is of another study: l2 is [0.1], not [0.02]; merge pieces of one study and one version only.";
  expectThrow(
    () => mergePieces([ours.join("\n"), theirs.join("\n")]),
    RangeError,
    `mergePieces: ${message.replace("line 1", "line 1 of file 2")}`,
  );
  await expectRejection(
    computePieces(plan, { text: theirs[0], workers: 0, onLine: () => undefined }),
    RangeError,
    `computePieces: ${message}`,
  );
  const moved = await linesOf(planNormStudy({ ...options, dataset: circles({ samples: 32, seed: 2 }) }));
  expect(() => mergePieces([ours[0], moved[0]])).toThrow(/dataset is .*"hash".*, not /);
  const older = forged(ours[0], ({ settings }) => {
    settings.version = "0.0.1";
  });
  await expectRejection(
    computePieces(plan, { text: older, workers: 0, onLine: () => undefined }),
    RangeError,
    `computePieces: line 1 is of another study: version is "0.0.1", not "${plan.settings.version}"; merge pieces of one study and one version only.`,
  );
});

test("a setting of any length makes a short message", async () => {
  const small = { ...options, networks: 1, epochs: 1 };
  const learningRate = Array.from({ length: 500 }, (_, i) => (i + 1) / 500);
  const [long] = await linesOf(planNormStudy({ ...small, learningRate }));
  const error = await rejection(
    computePieces(planNormStudy(small), { text: long, workers: 0, onLine: () => undefined }),
  );
  expect((error as Error).message).toMatch(/is of another study: .*\.\.\./);
  expect((error as Error).message.length).toBeLessThan(1000);
});

test("missing pieces are named", async () => {
  const lines = await linesOf(planNormStudy(options), 2, 2);
  expectThrow(
    () => mergePieces([lines.join("\n")]),
    RangeError,
    "mergePieces: 3 of 5 pieces are missing: 0, 2, 4; compute them and merge again.",
  );
});

/** A line with a right fingerprint, whatever it says. */
function forged(line: string, change: (piece: Record<string, Record<string, unknown>>) => void): string {
  const piece = JSON.parse(line) as Record<string, Record<string, unknown>>;
  delete piece.check;
  change(piece);
  const text = JSON.stringify(piece);
  return `${text.slice(0, -1)},"check":"${hashText(text)}"}`;
}

test("lines are believed only as far as their settings bear them out", async () => {
  const [line] = await linesOf(planNormStudy(options));
  const reasons = (text: string) => {
    try {
      return mergePieces([text]).damaged.map(({ reason }) => reason);
    } catch (error) {
      return (error as Error).message;
    }
  };
  const cases: [change: (piece: Record<string, Record<string, unknown>>) => void, reason: RegExp][] = [
    [(piece) => (piece.settings.networks = 1e15), /1,000,000,000,000,000 networks are asked for/],
    [(piece) => (piece.settings.networks = -1), /networks is -1/],
    [(piece) => (piece.settings.kind = "__proto__"), /the study is "__proto__"/],
    [(piece) => (piece.settings.kind = "constructor"), /the study is "constructor"/],
    [(piece) => (piece.settings.extra = 1), /option "extra" is unknown|are not complete/],
    [(piece) => delete (piece.settings as { version?: unknown }).version, /are not complete/],
    [(piece) => (piece.settings.epochs = [1e300]), /epochs\[0\] is 1e\+300/],
    [(piece) => (piece.settings.architecture = [2, 1e9, 1e9, 1]), /its rows are incomplete/],
    [(piece) => (piece.settings = [] as never), /the settings are/],
    [(piece) => (piece.piece = 1e9 as never), /it has no such piece/],
    [(piece) => (piece.piece = "__proto__" as never), /it has no such piece/],
    [(piece) => (piece.rows.values = { length: 1e9 }), /its rows are incomplete/],
    [(piece) => (piece.rows.values = [1]), /its rows are incomplete/],
  ];
  for (const [change, reason] of cases) {
    const plan = planNormStudy(options);
    const damaged: DamagedLine[] = [];
    const text = forged(line, change);
    const onDamaged = (each: DamagedLine) => damaged.push(each);
    // A shard without pieces.
    await computePieces(plan, { shard: 1000, shards: 1000, text, workers: 0, onLine: () => undefined, onDamaged });
    expect(damaged[0].reason, text.slice(0, 80)).toMatch(reason);
    expect(String(reasons(text))).toMatch(/there are no pieces/);
  }
});

test("fromJSON takes results with the sizes their settings ask for", async () => {
  const study = await normStudy({ ...options, trace: 10 });
  const map = await performanceMap({
    architecture: [2, 1],
    dataset,
    learningRates: [0.1, 1],
    epochs: [1, 5],
    runs: 2,
    workers: 0,
  });
  expect(fromJSON(toJSON(study))).toEqual(study);
  expect(fromJSON(toJSON(map))).toEqual(map);
  const refused = (result: object, change: (value: Record<string, Record<string, unknown>>) => void) => {
    const value = JSON.parse(toJSON(result as never)) as Record<string, Record<string, unknown>>;
    change(value);
    expect(() => fromJSON(JSON.stringify(value))).toThrow(/^fromJSON: (?!fromJSON)/);
  };
  refused(study, (value) => delete (value as { loss?: unknown }).loss);
  refused(study, (value) => (value.loss = [1] as never));
  refused(study, (value) => (value.settings.networks = 1e15));
  refused(study, (value) => (value.settings.kind = "performanceMap"));
  refused(study, (value) => (value.finalNorms = { total: value.loss }));
  refused(map, (value) => (value.success.rows = 1e9));
  refused(map, (value) => (value.success.data = { type: "Float32Array", values: [1] }));
  refused(map, (value) => (value.kind = "toString" as never));
});
