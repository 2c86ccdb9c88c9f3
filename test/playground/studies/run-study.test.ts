import { normStudy } from "wasm-mlp/experiments";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { prepare } from "../../../playground/src/data/prepare";
import { CIRCLES } from "../../../playground/src/studies/presets";
import type { StudyOrder, StudyReport } from "../../../playground/src/studies/messages";
import { runStudy } from "../../../playground/src/studies/run-study";

const posted: StudyReport[] = [];

// From the sources, no worker file can be started: studies run in this thread.
beforeEach(() => {
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  vi.stubGlobal("self", { postMessage: (report: StudyReport) => posted.push(report) });
  posted.length = 0;
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test("a cell of the map opens at the epoch at which its network stopped, or at the end of its row", async () => {
  const study = { side: 5, hidden: [3, 2], learningRate: 0.1, epochs: 1400, runs: 3, l2: 0.02, seed: 1 };
  const ended = await runStudy({ type: "map", study, settings: CIRCLES });
  const { picture } = ended;
  if (picture.type !== "map") throw new Error(picture.type);
  const { train } = await prepare(CIRCLES, undefined);
  const [row, limit] = [picture.rows.length - 1, picture.rows.at(-1)!];
  const stops: number[] = [];
  for (const [column, learningRate] of picture.columns.entries()) {
    const options = { architecture: [2, 3, 2, 1], dataset: train, networks: 3 * column + 1, epochs: limit, l2: 0.02 };
    const alone = await normStudy({ ...options, learningRate, seed: 1 });
    stops.push(alone.stopEpoch[3 * column]);
    expect(ended.open({ column, row, member: 0 })).toMatchObject({ from: "seed", epochs: stops[column] });
    expect(ended.open({ column, row: 0, member: 0 })).toMatchObject({ from: "seed", epochs: 0 });
  }
  expect(stops.filter((epoch) => epoch < limit).length).toBeGreaterThan(1);
  const early = ended.open({ column: 4, row: 1, member: 0 });
  expect(early).toMatchObject({ epochs: Math.min(stops[4], picture.rows[1]) });
});

test.each<StudyOrder>([
  {
    type: "norms",
    study: { networks: 4, hidden: [2], learningRate: 0.1, epochs: 3, l2: 0, seed: 1 },
    settings: CIRCLES,
  },
  {
    type: "laboratory",
    kind: "boundary",
    numbers: { size: 8, width: 2, steps: 20, from1: 1, to1: 2, from2: 1, to2: 2 },
  },
])("how long a study may take is said before it begins: $type", async (order) => {
  await runStudy(order);
  const [first, ...rest] = posted;
  expect(first).toMatchObject({ type: "planned", seconds: expect.any(Number) as number });
  expect(rest.map(({ type }) => type)).not.toContain("planned");
  expect(rest.at(-1)).toMatchObject({ type: "done" });
});
