/** Writing that never leaves half a file: each call of the file system fails in turn. */
import { execFileSync } from "node:child_process";
import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as paths from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { writeNodeFile } from "../../src/core/node-files";
import type { NodeSystem } from "../../src/core/node-system";
import { putFile } from "../../src/core/replace-file";
import { rejection } from "./throwing";

/** What fails, and what was called. */
interface Faults {
  readonly failing?: string;
  readonly code?: string;
  readonly calls: string[];
}

/** A file system in which the call named by `failing` fails. */
function faultySystem({ failing, code = "EIO", calls }: Faults): NodeSystem {
  const step = async <Value>(name: string, action: () => Promise<Value>): Promise<Value> => {
    calls.push(name);
    if (failing === name) throw Object.assign(new Error(`${code}: injected`), { code });
    return action();
  };
  const open = async (path: string, flags: string) => {
    const kind = flags === "r" ? "folder" : "file";
    const handle = await step(`open ${kind}`, () => fs.open(path, flags));
    return {
      stat: () => handle.stat(),
      chown: (uid: number, gid: number) => handle.chown(uid, gid),
      chmod: (mode: number) => step("chmod", () => handle.chmod(mode)),
      writeFile: (bytes: Uint8Array) =>
        step("write", () => handle.writeFile(bytes)).catch(async (error: unknown) => {
          await handle.writeFile(bytes.subarray(0, 1)); // a disk that is full after one byte
          throw error;
        }),
      sync: () => step(`sync ${kind}`, () => handle.sync()),
      close: () => handle.close().then(() => step(`close ${kind}`, () => Promise.resolve())),
    };
  };
  const rename = (from: string, to: string) => step("rename", () => fs.rename(from, to));
  return { fs: { ...fs, open, rename } as unknown as NodeSystem["fs"], path: paths, os };
}

const OLD = Uint8Array.of(1, 2, 3);
const NEW = Uint8Array.of(4, 5, 6, 7);
const system: NodeSystem = { fs, path: paths, os };
let folder: string;
let path: string;

beforeEach(async () => {
  folder = await fs.mkdtemp(paths.join(os.tmpdir(), "wasm-mlp-"));
  path = paths.join(folder, "model.safetensors");
});
afterEach(() => fs.rm(folder, { recursive: true }));

const contentOf = async (file: string) => new Uint8Array(await fs.readFile(file));
const modeOf = async (file: string) => (await fs.stat(file)).mode & 0o7777;
const names = () => fs.readdir(folder);

test("a file is written, synced, renamed, and its folder synced, in this order", async () => {
  const calls: string[] = [];
  await putFile(faultySystem({ calls }), path, NEW);
  expect(await contentOf(path)).toStrictEqual(NEW);
  expect(await names()).toStrictEqual(["model.safetensors"]);
  const ofFile = ["open file", "write", "sync file", "close file", "rename"];
  expect(calls).toStrictEqual([...ofFile, "open folder", "sync folder", "close folder"]);
});

describe.each(["open file", "write", "chmod", "sync file", "close file", "rename"])("%s fails", (failing) => {
  test("the old file is untouched and nothing else is left", async () => {
    await fs.writeFile(path, OLD);
    expect(await rejection(putFile(faultySystem({ failing, calls: [] }), path, NEW))).toMatchObject({ code: "EIO" });
    expect(await contentOf(path)).toStrictEqual(OLD);
    expect(await names()).toStrictEqual(["model.safetensors"]);
  });

  test.skipIf(failing === "chmod")("there is no new file", async () => {
    expect(await rejection(putFile(faultySystem({ failing, calls: [] }), path, NEW))).toMatchObject({ code: "EIO" });
    expect(await names()).toStrictEqual([]);
  });
});

describe("a folder that cannot be synced", () => {
  test.each(["EPERM", "EISDIR", "EINVAL"])("is no matter where the system has no such thing (%s)", async (code) => {
    const failing = code === "EINVAL" ? "sync folder" : "open folder";
    await putFile(faultySystem({ failing, code, calls: [] }), path, NEW);
    expect(await contentOf(path)).toStrictEqual(NEW);
  });

  test("is an error where the disk fails", async () => {
    const faulty = faultySystem({ failing: "sync folder", calls: [] });
    expect(await rejection(putFile(faulty, path, NEW))).toMatchObject({ code: "EIO" });
  });
});

describe("what a file had is kept", () => {
  test.each([0o600, 0o664, 0o777, 0o4755])("permissions %o, whatever the umask takes", async (mode) => {
    await fs.writeFile(path, OLD);
    await fs.chmod(path, mode);
    const umask = process.umask(0o077);
    try {
      await putFile(system, path, NEW);
    } finally {
      process.umask(umask);
    }
    expect(await modeOf(path)).toBe(mode);
    expect(await contentOf(path)).toStrictEqual(NEW);
  });

  test.skipIf(process.getuid?.() !== 0)("owner and group (as root alone can give them)", async () => {
    await fs.writeFile(path, OLD);
    await fs.chown(path, 1234, 4321);
    await putFile(system, path, NEW);
    const { uid, gid } = await fs.stat(path);
    expect([uid, gid]).toStrictEqual([1234, 4321]);
  });

  test("a link stays a link, and what it points to is replaced", async () => {
    await fs.mkdir(paths.join(folder, "models"));
    const place = paths.join(folder, "models", "first");
    await fs.writeFile(place, OLD);
    await fs.symlink(place, path);
    await putFile(system, path, NEW);
    expect((await fs.lstat(path)).isSymbolicLink()).toBe(true);
    expect(await contentOf(place)).toStrictEqual(NEW);
  });

  test("links that lead to nothing are followed to their end", async () => {
    await fs.mkdir(paths.join(folder, "models"));
    await fs.symlink("models/second", path);
    await fs.symlink("third", paths.join(folder, "models", "second"));
    await putFile(system, path, NEW);
    expect((await fs.lstat(path)).isSymbolicLink()).toBe(true);
    expect(await contentOf(paths.join(folder, "models", "third"))).toStrictEqual(NEW);
  });

  test("links in a circle are an error", async () => {
    await fs.symlink(path, `${path}2`);
    await fs.symlink(`${path}2`, path);
    expect(await rejection(putFile(system, path, NEW))).toMatchObject({ code: "ELOOP" });
  });
});

describe("what is no regular file is written into", () => {
  test("a pipe: its reader gets the bytes, and it stays a pipe", async () => {
    execFileSync("mkfifo", [path]);
    const [content] = await Promise.all([contentOf(path), putFile(system, path, NEW)]);
    expect(content).toStrictEqual(NEW);
    expect((await fs.stat(path)).isFIFO()).toBe(true);
  });

  test("a device", async () => {
    await putFile(system, "/dev/null", NEW);
    expect((await fs.stat("/dev/null")).isCharacterDevice()).toBe(true);
  });

  test("a device without room is an error", async () => {
    expect(await rejection(putFile(system, "/dev/full", NEW))).toMatchObject({ code: "ENOSPC" });
  });

  test("a file by way of /dev: who has it open goes on writing it", async () => {
    const file = await fs.open(path, "a");
    try {
      await file.writeFile("before ");
      await putFile(system, `/dev/fd/${file.fd}`, new TextEncoder().encode("and "));
      await file.writeFile("after");
    } finally {
      await file.close();
    }
    expect(await fs.readFile(path, "utf8")).toBe("before and after");
  });
});

test.each([0o444, 0o400, 0o555])("a file that nobody may write (%o) is refused, for root too", async (mode) => {
  await fs.writeFile(path, OLD);
  await fs.chmod(path, mode);
  expect(await rejection(putFile(system, path, NEW))).toMatchObject({ code: "EACCES" });
  expect(await contentOf(path)).toStrictEqual(OLD);
  expect(await names()).toStrictEqual(["model.safetensors"]);
});

test("what a killed save left is swept by the next save of that name, and nothing else", async () => {
  const kept = [".hidden.tmp", `.wasm-mlp-x-${process.pid}.tmp`];
  for (const name of kept) await fs.writeFile(paths.join(folder, name), OLD);
  const running = faultySystem({ calls: [] });
  const dead: NodeSystem = { ...running, fs: { ...running.fs, rename: () => new Promise(() => undefined) } };
  void putFile(dead, path, OLD); // hangs before its rename, as if killed there
  let left: string[] = [];
  while (left.length === 0) left = (await names()).filter((name) => !kept.includes(name));
  await putFile(system, path, NEW);
  expect(await names()).toContain(left[0]); // its process still runs: this one
  const ended = left[0].replace(`-${process.pid}-`, `-${pidOfNobody()}-`);
  await fs.rename(paths.join(folder, left[0]), paths.join(folder, ended));
  await putFile(system, `${path}2`, NEW);
  expect(await names()).toContain(ended); // another file's
  await putFile(system, path, NEW);
  expect((await names()).sort()).toStrictEqual([...kept, "model.safetensors", "model.safetensors2"].sort());
});

/** The number of a process that has ended. */
function pidOfNobody(): string {
  return execFileSync(process.execPath, ["-p", "process.pid"], { encoding: "utf8" }).trim();
}

test("of saves that nobody waits for the last call wins, however long each takes", async () => {
  const sizes = [4_000_000, 2_000_000, 1_000_000, 10];
  const saves = sizes.map((size, i) => writeNodeFile("test", path, new Uint8Array(size).fill(i)));
  await Promise.all(saves);
  expect(await contentOf(path)).toStrictEqual(new Uint8Array(10).fill(3));
  expect(await names()).toStrictEqual(["model.safetensors"]);
});

test("a save that fails does not keep the next one from being written", async () => {
  await fs.mkdir(path);
  const [failed] = await Promise.all([rejection(writeNodeFile("test", path, OLD))]);
  expect(failed).toMatchObject({ code: "EISDIR" });
  await fs.rmdir(path);
  await writeNodeFile("test", path, NEW);
  expect(await contentOf(path)).toStrictEqual(NEW);
});
