import { afterEach, describe, expect, test } from "vitest";
import { Program, Refusal } from "../../../bench/comparison/program";
import type { Work } from "../../../bench/comparison/work";

const FAKE = [process.execPath, "test/bench/comparison/fake-program.mjs"];
const UPDATE: Work = { kind: "update", length: 12 };
const PRODUCT: Work = { kind: "product", form: "NN", m: 1, n: 1, k: 1 };

const started: Program[] = [];

async function start(command: readonly string[] = FAKE): Promise<{ program: Program; versions: string }> {
  const result = await Program.start({ note: "", command });
  started.push(result.program);
  return result;
}

afterEach(() => {
  for (const program of started.splice(0)) program.end();
});

describe("a program", () => {
  test("greets with its versions", async () => {
    expect((await start()).versions).toBe("Fake 1.2");
  });

  test("prepares a work and runs it so many times", async () => {
    const { program } = await start();
    expect(await program.prepare(UPDATE)).toStrictEqual({ units: 12, note: "as a note" });
    const { seconds, note } = await program.run(5);
    expect(seconds).toBeGreaterThan(0);
    expect(note).toBe("5 runs");
  });

  test("refuses a work and goes on", async () => {
    const { program } = await start();
    await expect(program.prepare(PRODUCT)).rejects.toThrow(new Refusal("updates only"));
    expect((await program.prepare(UPDATE)).units).toBe(12);
  });

  test("says how a work failed", async () => {
    const { program } = await start();
    await expect(program.prepare({ kind: "update", length: 0 })).rejects.toThrow(
      new Refusal("fails: TypeError: nothing to update"),
    );
  });
});

describe("a program that is missing", () => {
  test("for want of its library gives the error's line", async () => {
    await expect(start([...FAKE, "--crash=yes"])).rejects.toThrow(new Refusal("Error: no such library"));
  });

  test("for want of its interpreter gives the system's error", async () => {
    await expect(start(["/nowhere/python3", "peer.py"])).rejects.toThrow(new Refusal("spawn /nowhere/python3 ENOENT"));
  });
});
