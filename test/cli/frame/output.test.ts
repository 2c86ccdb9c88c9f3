import { Readable } from "node:stream";
import { describe, expect, test, vi } from "vitest";
import { Output } from "../../../src/cli/frame/output";
import type { Terminal } from "../../../src/cli/frame/terminal";
import { capture, IRIS_CSV } from "../captured-terminal";

const TRAIN = ["train", "-", "--target", "species", "--epochs", "3"];

/** To the first column of a terminal, and its line cleared. */
const ERASED = "\u001b[1G\u001b[2K";

describe("progress", () => {
  test("goes to standard error if that is a terminal", async () => {
    const { stdout, stderr } = await capture(TRAIN, { stdin: IRIS_CSV, isTTY: true });
    expect(stderr).toMatch(/training .*100 %/);
    expect(stdout).not.toMatch(/training .*%.*left/);
  });

  test("of another part of the work has its own time left", async () => {
    let written = "";
    const stderr = { isTTY: true, columns: 80, write: (text: string) => (written += text) !== "" };
    const terminal = { stdin: Readable.from([]), stdout: stderr, stderr, environment: { NO_COLOR: "1" } };
    const now = vi.spyOn(performance, "now").mockReturnValue(0);
    await new Output(terminal as unknown as Terminal).withProgress("training", async (onProgress) => {
      now.mockReturnValue(50_000);
      onProgress(1, "reading");
      now.mockReturnValue(50_000);
      onProgress(0, "reading");
      now.mockReturnValue(60_000);
      onProgress(0.5, "loss 1");
      await Promise.resolve();
    });
    now.mockRestore();
    // Ten seconds for a half, not sixty.
    expect(written.split("\u001b[1G").findLast((line) => line.includes("loss 1"))).toContain("10s left");
  });

  test("makes room for lines that stay, and leaves nothing behind when stopped", async () => {
    let written = "";
    const stderr = { isTTY: true, columns: 80, write: (text: string) => (written += text) !== "" };
    const terminal = { stdin: Readable.from([]), stdout: stderr, stderr, environment: { NO_COLOR: "1" } };
    const output = new Output(terminal as unknown as Terminal);
    const stopped = output.withProgress("training", (onProgress) => {
      onProgress(0.25, "loss 1");
      output.warn("stopping");
      throw new Error("stopped");
    });
    await expect(stopped).rejects.toThrow("stopped");
    // The warning begins where the bar was taken away, and the bar after it is taken away too.
    const [before, after] = written.split("warning: stopping\n");
    expect(before.endsWith(ERASED)).toBe(true);
    expect(after).toMatch(/training .*25 %.*loss 1/);
    expect(after.endsWith(ERASED)).toBe(true);
  });

  test("is not shown elsewhere, nor with --json or --quiet", async () => {
    expect((await capture(TRAIN, { stdin: IRIS_CSV })).stderr).toBe("");
    for (const option of ["--json", "--quiet"]) {
      expect((await capture([...TRAIN, option], { stdin: IRIS_CSV, isTTY: true })).stderr).toBe("");
    }
  });
});

describe("warnings", () => {
  const csv = `name,x,y\n${Array.from({ length: 60 }, (_, i) => `a rather long name of the row ${i},${i},${i % 2}`).join("\n")}\n`;
  const train = ["train", "-", "--target", "y", "--epochs", "1"];

  test("take the columns of a terminal, and one line elsewhere", async () => {
    const wide = await capture(train, { stdin: csv });
    const [warning] = wide.stderr.split("\n");
    expect(warning).toMatch(/^warning: column "name" left out: .* takes one\)$/);
    const { stderr } = await capture(train, { stdin: csv, isTTY: true, environment: { NO_COLOR: "1" } });
    const lines = stderr.split("\n").filter((line) => !line.includes("training"));
    expect(lines.every((line) => line.length <= 80)).toBe(true);
    expect(
      lines
        .slice(0, 2)
        .join("\n")
        .replace(/\n {9}/, " "),
    ).toBe(warning);
  });
});

describe("colors", () => {
  const wrong = ["train", "/no/such.csv", "--target", "x"];

  test("are for terminals", async () => {
    expect((await capture(wrong, { isTTY: true })).stderr).toContain("\u001b[31mwasm-mlp:\u001b[0m");
    expect((await capture(wrong)).stderr).not.toContain("\u001b");
  });

  test("are left out with NO_COLOR", async () => {
    expect((await capture(wrong, { isTTY: true, environment: { NO_COLOR: "1" } })).stderr).not.toContain("\u001b");
  });
});

describe("help", () => {
  test("is what no arguments give", async () => {
    const { code, stdout } = await capture([]);
    expect(code).toBe(0);
    expect(stdout).toContain("Usage: wasm-mlp [options] [command]");
    expect(stdout).toBe((await capture(["--help"])).stdout);
  });

  test("has an example for every command, and fits 80 columns", async () => {
    const { stdout } = await capture(["--help"]);
    const commands = [...stdout.matchAll(/^ {2}([a-z]+) (?=[ [<])/gm)].map(([, name]) => name);
    expect(commands).toEqual(expect.arrayContaining(["train", "predict", "evaluate", "inspect"]));
    for (const name of commands.filter((command) => command !== "help")) {
      const help = await capture([name, "--help"]);
      expect(help.code).toBe(0);
      expect(help.stdout).toContain(`Examples:\n  $ wasm-mlp ${name}`);
      for (const line of help.stdout.split("\n")) {
        if (!line.startsWith("  $ ")) expect(line.length).toBeLessThanOrEqual(80);
      }
    }
  });

  test("a command that is not there gets the nearest", async () => {
    const { code, stderr } = await capture(["trian"]);
    expect([code, stderr]).toEqual([2, "wasm-mlp: unknown command 'trian'; Did you mean train?\n"]);
  });

  test("wrong usage ends with code 2, also of commands below commands", async () => {
    expect(await capture(["study", "boundary", "--nonsense"])).toMatchObject({
      code: 2,
      stderr: "wasm-mlp: unknown option '--nonsense'\n",
    });
    expect(await capture(["study", "boundary", "--size", "x"])).toMatchObject({ code: 2 });
    for (const args of [["study"], ["help", "nothere"]]) {
      expect(await capture(args)).toMatchObject({
        code: 2,
        stderr: "wasm-mlp: name a command; --help lists them\n",
      });
    }
  });

  test("--version is the package's", async () => {
    expect((await capture(["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
