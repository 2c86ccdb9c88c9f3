/** `--out` where no regular file is: written into, never replaced. */
import { spawn, spawnSync } from "node:child_process";
import { lstatSync, readFileSync, readlinkSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { CommandContext } from "../../../src/cli/frame/context";
import { kindOf, writeInto } from "../../../src/cli/frame/output-file";
import { capture, testFile, testFolder } from "../captured-terminal";

const MAP = ["map", "--learning-rates", "0.1", "--epochs", "5", "--runs", "2", "--workers", "0"];

describe.skipIf(process.platform === "win32")("--out", () => {
  test("to a device leaves the device", async () => {
    expect(await capture([...MAP, "--out", "/dev/null"])).toMatchObject({ code: 0, stderr: "" });
    const model = testFile("data.csv", `x,y\n${"0,a\n1,b\n".repeat(20)}`);
    const trained = await capture(["train", model, "--target", "y", "--epochs", "1", "--out", "/dev/null"]);
    expect(trained.code).toBe(0);
    expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
  });

  test("to a full device is a message of one line", async () => {
    const data = testFile("data.csv", `x,y\n${"0,a\n1,b\n".repeat(20)}`);
    const { code, stderr } = await capture(["train", data, "--target", "y", "--epochs", "1", "--out", "/dev/full"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^wasm-mlp: "\/dev\/full" cannot be written: ENOSPC.*\n$/);
    expect(statSync("/dev/full").isCharacterDevice()).toBe(true);
  });

  test("to a pipe is read at its other end", async () => {
    const pipe = join(testFolder(), "map.csv");
    expect(spawnSync("mkfifo", [pipe]).status).toBe(0);
    const reader = spawn("cat", [pipe]);
    let text = "";
    reader.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
    const ended = new Promise((resolve) => reader.on("close", resolve));
    const { code } = await capture([...MAP, "--out", pipe]);
    await ended;
    expect([code, lstatSync(pipe).isFIFO()]).toEqual([0, true]);
    expect(text.trimEnd().split("\n")).toHaveLength(2);
  });

  test("to a link without an end makes the file that it leads to", async () => {
    const folder = testFolder();
    const link = join(folder, "map.csv");
    symlinkSync("end.csv", link);
    expect((await capture([...MAP, "--out", link])).code).toBe(0);
    expect(readlinkSync(link)).toBe("end.csv");
    expect(readFileSync(join(folder, "end.csv"), "utf8").trimEnd().split("\n")).toHaveLength(2);
  });
});

describe("files whose kind their name says", () => {
  const tables = { what: "tables", kinds: [".json", ".csv"], usual: ".json" };

  test("are of that kind; devices without one are of the usual", () => {
    expect(kindOf("--out", "a.csv", tables)).toBe(".csv");
    for (const path of ["-", "/dev/null"]) expect(kindOf("--out", path, tables)).toBe(".json");
    expect(() => kindOf("--out", "a.txt", tables)).toThrow(
      '--out "a.txt": tables end in .json or .csv; change the name',
    );
  });

  test.skipIf(process.platform !== "linux")("in a folder that cannot be made end with a message", async () => {
    await expect(writeInto({} as CommandContext, "/proc/none/figures", "a.svg", "")).rejects.toThrow(
      '"/proc/none" cannot be made; name another folder',
    );
  });
});
