/** Reading and writing files by path; how a file is replaced is tested in replace-file.test.ts. */
import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readNodeFile, writeNodeFile } from "../../src/core/node-files";
import { rejection } from "../core/throwing";

const NEW = Uint8Array.of(4, 5, 6, 7);
let folder: string;
let path: string;

beforeEach(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), "wasm-mlp-"));
  path = join(folder, "model.safetensors");
});
afterEach(() => fs.rm(folder, { recursive: true }));

test("what is written is read again, also nothing", async () => {
  for (const bytes of [NEW, new Uint8Array(0)]) {
    await writeNodeFile("test", path, bytes);
    expect(new Uint8Array(await readNodeFile("test", path))).toStrictEqual(bytes);
  }
});

test("files without a size of their own are read to their end", async () => {
  expect((await readNodeFile("test", "/proc/self/status")).length).toBeGreaterThan(100);
});

test("a device that gives bytes without end is refused by name", async () => {
  const error = await rejection(readNodeFile("loadNetwork", "/dev/zero"));
  expect((error as Error).message).toBe(
    'loadNetwork: "/dev/zero" cannot be read: it has no size, and gives more than 268435456 bytes; check the path, its permissions and the space left.',
  );
});

test("a file of more than 2 GiB is read by its path", async () => {
  const bytes = 2 ** 31 + 3;
  const file = await fs.open(path, "w");
  await file.truncate(bytes); // a hole: the disk keeps nothing of it
  await file.write(NEW, 0, 4, bytes - 4);
  await file.close();
  const content = await readNodeFile("test", path);
  expect(content.length).toBe(bytes);
  expect(content.subarray(bytes - 4)).toStrictEqual(NEW);
});

describe("a path where no file can be", () => {
  test("a folder that is missing", async () => {
    const error = await rejection(writeNodeFile("saveNetwork", join(folder, "none", "a"), NEW));
    expect(error).toMatchObject({ code: "ENOENT" });
    expect((error as Error).message).toMatch(/^saveNetwork: ".*none\/a" cannot be written: ENOENT: no such file/);
    expect(await fs.readdir(folder)).toStrictEqual([]);
  });

  test("a file for a folder", async () => {
    await fs.writeFile(path, NEW);
    expect(await rejection(writeNodeFile("test", join(path, "a"), NEW))).toMatchObject({ code: "ENOTDIR" });
  });

  test("a folder", async () => {
    expect(await rejection(writeNodeFile("test", folder, NEW))).toMatchObject({ code: "EISDIR" });
    expect(await rejection(readNodeFile("test", folder))).toMatchObject({ code: "EISDIR" });
    expect(await fs.readdir(folder)).toStrictEqual([]);
  });

  test("a read-only file", async () => {
    await fs.writeFile(path, NEW, { mode: 0o444 });
    expect(await rejection(writeNodeFile("saveNetwork", path, NEW))).toMatchObject({
      code: "EACCES",
      message: `saveNetwork: "${path}" cannot be written: EACCES: the file is read-only; check the path, its permissions and the space left.`,
    });
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
    vi.restoreAllMocks();
  });

  test("a path is refused, with what to do instead", async () => {
    vi.spyOn(process, "getBuiltinModule").mockReturnValue(undefined);
    const [reading, writing] = [
      rejection(readNodeFile("loadNetwork", "a")),
      rejection(writeNodeFile("saveNetwork", "a", NEW)),
    ];
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
