/**
 * Hostile inputs at random, bounded here; `npm run test:fuzz` tries a million. docs/reliability.md has the last figures.
 * FUZZ_READERS, a regular expression of names, chooses readers.
 * Time is that of the processor, which does not depend on what else runs.
 */
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { DivergenceError, FileFormatError, StateError, WasmError } from "../../src/index";
import { engineFor } from "../../src/wasm/engine";
import { rejection } from "../core/throwing";
import { createTargets, type Target } from "./targets";

const { FUZZ_RUNS, FUZZ_READERS = "", FUZZ_SEED = String(Math.floor(Math.random() * 2 ** 31)) } = process.env;
/** Inputs for each reader, and the time after which the suite goes on. */
const RUNS = FUZZ_RUNS === undefined ? 150 : Math.ceil(Number(FUZZ_RUNS) / 16);
const LIMIT = FUZZ_RUNS === undefined ? { interruptAfterTimeLimit: 1500 } : {};

const NAMED = [TypeError, RangeError, FileFormatError, StateError, WasmError, DivergenceError];
/** How the engine of JavaScript words what nobody has checked. */
const RAW =
  /Cannot (read|convert|set|access|destructure|mix)|is not (a function|iterable|defined|a constructor|extensible)|Invalid (array|typed array|array buffer|string|count)|call stack|memory access|unreachable|out of bounds|offset is out/;

let targets: readonly Target[];
beforeAll(async () => {
  targets = (await createTargets()).filter(({ name }) => new RegExp(FUZZ_READERS).test(name));
});

test(`whatever is read, errors are named and nothing changes (seed ${FUZZ_SEED})`, { timeout: 0 }, async () => {
  const faults: string[] = [];
  for (const target of targets) faults.push(...(await fuzz(target)));
  expect(faults).toStrictEqual([]);
});

/** The input after which something is wrong, if there is one. */
async function fuzz(target: Target): Promise<string[]> {
  const { arena } = engineFor("strict");
  const seen = { taken: 0, refused: 0, slowest: 0 };
  const state = await target.state?.();
  const check = fc.asyncProperty(target.inputs, async (input) => {
    const [before, memory] = [arena.liveBytes, arena.memory.buffer.byteLength];
    const start = process.cpuUsage();
    const error = await rejection(Promise.resolve().then(() => target.read(input as never)));
    const { user, system } = process.cpuUsage(start);
    seen.slowest = Math.max(seen.slowest, (user + system) / 1000);
    seen[error === undefined ? "taken" : "refused"]++;
    assertNamed(target.name, error);
    expect(user + system, "microseconds").toBeLessThan(1e6);
    expect(arena.liveBytes, "bytes left behind").toBe(before);
    if (target.name !== "Network.fromConfig") expect(arena.memory.buffer.byteLength, "memory").toBe(memory);
    if (error === undefined) await target.restore?.();
    if (state !== undefined)
      expect(Buffer.compare(Buffer.from(await target.state!()), Buffer.from(state)), "state").toBe(0);
  });
  const { failed, numRuns, counterexample, errorInstance } = await fc.check(check, {
    numRuns: RUNS,
    seed: Number(FUZZ_SEED),
    ...LIMIT,
  });
  console.log(`${target.name}: ${seen.taken} taken, ${seen.refused} refused, slowest ${seen.slowest.toFixed(0)} ms`);
  if (!failed) return [];
  const what = errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : String(errorInstance);
  return [`${target.name}, input ${numRuns}: ${fc.stringify(counterexample).slice(0, 2000)}: ${what}`];
}

function assertNamed(name: string, error: unknown): void {
  if (error === undefined) return;
  const isNamed = NAMED.some((type) => error instanceof type) || (name === "queue jobs" && error instanceof Error);
  const message = (error as Error).message;
  if (!isNamed || name === "readAddress" || message === "" || RAW.test(message)) throw error as Error;
  expect(message.length, "characters of the message").toBeLessThan(2000);
}
