/** Writing that never leaves half a file: each call of the file system fails in turn. */
import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readNodeFile, writeNodeFile } from "../../src/core/node-files";
import { expectRejection, rejection } from "../core/throwing";

/** What fails, and what was called. */
const faults = vi.hoisted(() => ({ failing: "", code: "EIO", calls: [] as string[] }));

/** The file system, in which the call named by `faults.failing` fails. */
vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof fs>();
  const step = async <Value>(name: string, action: () => Promise<Value>): Promise<Value> => {
    faults.calls.push(name);
    if (faults.failing === name) throw Object.assign(new Error(`${faults.code}: injected`), { code: faults.code });
    return action();
  };
  const open = async (path: string, flags: string, mode?: number) => {
    const kind = flags === "r" ? "folder" : "file";
    const handle = await step(`open ${kind}`, () => real.open(path, flags, mode));
    return {
      writeFile: (bytes: Uint8Array) =>
        step("write", () => handle.writeFile(bytes)).catch(async (error: unknown) => {
          await handle.writeFile(bytes.subarray(0, 1)); // a disk that is full after one byte
          throw error;
        }),
      sync: () => step(`sync ${kind}`, () => handle.sync()),
      close: () => handle.close().then(() => step(`close ${kind}`, () => Promise.resolve())),
    };
  };
  const rename = (from: string, to: string) => step("rename", () => real.rename(from, to));
  return { ...real, open, rename };
});

const OLD = Uint8Array.of(1, 2, 3);
const NEW = Uint8Array.of(4, 5, 6, 7);
let folder: string;
let path: string;

beforeEach(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), "wasm-mlp-"));
  path = join(folder, "model.safetensors");
  Object.assign(faults, { failing: "", code: "EIO", calls: [] });
});
afterEach(() => fs.rm(folder, { recursive: true }));

const contentOf = async (file: string) => new Uint8Array(await fs.readFile(file));

test("a file is written, synced, renamed, and its folder synced, in this order", async () => {
  await writeNodeFile("test", path, NEW);
  expect(await contentOf(path)).toStrictEqual(NEW);
  expect(await fs.readdir(folder)).toStrictEqual(["model.safetensors"]);
  expect(faults.calls).toStrictEqual([
    "open file",
    "write",
    "sync file",
    "close file",
    "rename",
    "open folder",
    "sync folder",
    "close folder",
  ]);
});

test("a file is replaced and keeps its permissions", async () => {
  await fs.writeFile(path, OLD, { mode: 0o600 });
  await writeNodeFile("test", path, NEW);
  expect(await contentOf(path)).toStrictEqual(NEW);
  expect((await fs.stat(path)).mode & 0o777).toBe(0o600);
});

test("a link stays a link, and what it points to is replaced", async () => {
  await fs.mkdir(join(folder, "models"));
  const place = join(folder, "models", "first");
  await fs.writeFile(place, OLD);
  await fs.symlink(place, path);
  await writeNodeFile("test", path, NEW);
  expect((await fs.lstat(path)).isSymbolicLink()).toBe(true);
  expect(await contentOf(place)).toStrictEqual(NEW);
});

test("many at once: one of them wins, whole", async () => {
  const contents = Array.from({ length: 8 }, (_, i) => new Uint8Array(1000).fill(i));
  await Promise.all(contents.map((bytes) => writeNodeFile("test", path, bytes)));
  const [first, ...rest] = await contentOf(path);
  expect(rest).toStrictEqual(new Array(999).fill(first));
  expect(await fs.readdir(folder)).toStrictEqual(["model.safetensors"]);
});

describe.each(["open file", "write", "sync file", "close file", "rename"])("%s fails", (failing) => {
  test("the old file is untouched and nothing else is left", async () => {
    await fs.writeFile(path, OLD);
    faults.failing = failing;
    await expectRejection(
      writeNodeFile("saveNetwork", path, NEW),
      Error,
      `saveNetwork: "${path}" cannot be written: EIO: injected; check the path, its permissions and the space left.`,
    );
    expect(await contentOf(path)).toStrictEqual(OLD);
    expect(await fs.readdir(folder)).toStrictEqual(["model.safetensors"]);
  });

  test("there is no new file", async () => {
    faults.failing = failing;
    expect(await rejection(writeNodeFile("test", path, NEW))).toMatchObject({ code: "EIO" });
    expect(await fs.readdir(folder)).toStrictEqual([]);
  });
});

describe("a folder that cannot be synced", () => {
  test.each(["EPERM", "EISDIR", "EINVAL"])("is no matter where the system has no such thing (%s)", async (code) => {
    Object.assign(faults, { failing: code === "EINVAL" ? "sync folder" : "open folder", code });
    await writeNodeFile("test", path, NEW);
    expect(await contentOf(path)).toStrictEqual(NEW);
  });

  test("is an error where the disk fails", async () => {
    faults.failing = "sync folder";
    expect(await rejection(writeNodeFile("test", path, NEW))).toMatchObject({ code: "EIO" });
  });
});

describe("a path where no file can be", () => {
  test("a folder that is missing", async () => {
    const error = await rejection(writeNodeFile("saveNetwork", join(folder, "none", "a"), NEW));
    expect(error).toMatchObject({ code: "ENOENT" });
    expect((error as Error).message).toMatch(/^saveNetwork: ".*none\/a" cannot be written: ENOENT: no such file/);
    expect(await fs.readdir(folder)).toStrictEqual([]);
  });

  test("a file for a folder", async () => {
    await fs.writeFile(path, OLD);
    const error = await rejection(writeNodeFile("test", join(path, "a"), NEW));
    expect(error).toMatchObject({ code: "ENOTDIR" });
    expect(await contentOf(path)).toStrictEqual(OLD);
  });

  test("a folder", async () => {
    await fs.mkdir(path);
    expect(await rejection(writeNodeFile("test", path, NEW))).toMatchObject({ code: "EISDIR" });
    expect(await fs.readdir(folder)).toStrictEqual(["model.safetensors"]);
  });

  test("nothing to read", async () => {
    const error = await rejection(readNodeFile("loadNetwork", path));
    expect(error).toMatchObject({ code: "ENOENT" });
    expect((error as Error).message).toMatch(
      /^loadNetwork: ".*model\.safetensors" cannot be read: ENOENT: .*; check the path, its permissions and the space left\.$/,
    );
  });
});

describe("without a file system", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test("a path is refused, with what to do instead", async () => {
    vi.stubGlobal("process", undefined);
    const [reading, writing] = [
      rejection(readNodeFile("loadNetwork", "a")),
      rejection(writeNodeFile("saveNetwork", "a", NEW)),
    ];
    vi.unstubAllGlobals();
    expect(await reading).toStrictEqual(
      new TypeError(
        'loadNetwork: "a" is a path, and there is no file system here; pass a Uint8Array, an ArrayBuffer or a Blob.',
      ),
    );
    expect(await writing).toStrictEqual(
      new TypeError(
        'saveNetwork: "a" is a path, and there is no file system here; leave it out and keep the bytes that are returned.',
      ),
    );
  });
});
