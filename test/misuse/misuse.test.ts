/** Random misuse, bounded here; `npm run test:misuse` makes 10,000 runs. docs/reliability.md has the last figures. */
import { setImmediate } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { engineFor } from "../../src/wasm/engine";
import { RandomNumbers } from "../reference/random";
import { misuse } from "./one-run";

// Trainings of workers run in this thread: from the sources there is no worker's file. test/package/workers.test.ts has workers.
vi.mock("../../src/core/worker-handle", async (original) => ({
  ...(await original<typeof import("../../src/core/worker-handle")>()),
  createWorker: () => {
    throw new Error("no workers here");
  },
}));

const { MISUSE_RUNS = "60", MISUSE_SEED = String(Math.floor(Math.random() * 2 ** 31)) } = process.env;

test(`nobody else is hurt, everything settles (seed ${MISUSE_SEED})`, { timeout: 0 }, async () => {
  const { arena } = engineFor("strict");
  const before = arena.liveBytes;
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  process.on("unhandledRejection", note);
  const seen = new Map<string, number>();
  let calls = 0;
  for (let run = 0; run < Number(MISUSE_RUNS); run++) {
    const seed = Number(MISUSE_SEED) + run;
    const report = await misuse(() => new RandomNumbers(seed), run % 2 === 1);
    expect(report.faults, `seed ${seed}, ${report.activity}: ${report.calls.join(", ")}`).toStrictEqual([]);
    // A training that was aborted ends in a later turn.
    for (let turn = 0; turn < 1000 && arena.liveBytes > before; turn++) await setImmediate();
    expect(arena.liveBytes, `bytes after seed ${seed}, ${report.activity}`).toBe(before);
    expect(unhandled.map(String), `unhandled rejections after seed ${seed}`).toStrictEqual([]);
    seen.set(report.activity, (seen.get(report.activity) ?? 0) + 1);
    calls += report.calls.length;
  }
  process.off("unhandledRejection", note);
  console.log(`${MISUSE_RUNS} runs from seed ${MISUSE_SEED}, ${calls} calls:`, Object.fromEntries(seen));
});
