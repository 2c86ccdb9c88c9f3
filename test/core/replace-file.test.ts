/** Writing that never leaves half a file: each call of the file system fails in turn. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as paths from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { writeNodeFile } from "../../src/core/node-files";
import { hashText } from "../../src/core/hash";
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
  const open = async (path: string, flags: string, mode?: number) => {
    const kind = flags === "r" ? "folder" : "file";
    const handle = await step(`open ${kind}`, () => fs.open(path, flags, mode));
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
  });

  test("permissions where Node sets them by no open file, as under --permission", async () => {
    await fs.writeFile(path, OLD);
    await fs.chmod(path, 0o664);
    const calls: string[] = [];
    await putFile(faultySystem({ failing: "chmod", code: "ERR_ACCESS_DENIED", calls }), path, NEW);
    expect([calls.includes("chmod"), await modeOf(path), await contentOf(path)]).toStrictEqual([true, 0o664, NEW]);
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

  test("a link in a folder that is itself a link leads where the system says", async () => {
    await fs.mkdir(paths.join(folder, "a", "b"), { recursive: true });
    await fs.symlink("../end", paths.join(folder, "a", "b", "link"));
    await fs.symlink("a/b", paths.join(folder, "short"));
    await putFile(system, paths.join(folder, "short", "link"), NEW);
    expect(await contentOf(paths.join(folder, "a", "end"))).toStrictEqual(NEW);
    expect((await names()).sort()).toStrictEqual(["a", "short"]);
  });

  test("other names of a file keep the old content", async () => {
    await fs.writeFile(path, OLD);
    await fs.link(path, `${path}2`);
    await putFile(system, path, NEW);
    expect([await contentOf(path), await contentOf(`${path}2`)]).toStrictEqual([NEW, OLD]);
  });

  test("nobody reads the new content of a private file meanwhile", async () => {
    await fs.writeFile(path, OLD, { mode: 0o600 });
    const modes: number[] = [];
    const open = async (place: string, flags: string, mode?: number) => {
      const file = await fs.open(place, flags, mode);
      if (flags === "wx") modes.push((await file.stat()).mode & 0o777);
      return file;
    };
    await putFile({ ...system, fs: { ...fs, open } as NodeSystem["fs"] }, path, NEW);
    expect([...modes, await modeOf(path)]).toStrictEqual([0o600, 0o600]);
  });

  test("a file whose owner cannot be kept no longer runs as its owner or group", async () => {
    await fs.writeFile(path, OLD);
    await fs.chmod(path, 0o6775);
    const asked: unknown[] = [];
    const open = async (place: string, flags: string, mode?: number) => {
      const file = await fs.open(place, flags, mode);
      if (flags !== "wx") return file;
      const own = await file.stat();
      file.stat = (() => Promise.resolve({ uid: own.uid + 1, gid: own.gid + 1 })) as never;
      file.chown = (...ids) => {
        asked.push(ids);
        return Promise.reject(new Error("EPERM"));
      };
      return file;
    };
    const { uid, gid } = await fs.stat(path);
    await putFile({ ...system, fs: { ...fs, open } as NodeSystem["fs"] }, path, NEW);
    expect(asked).toStrictEqual([[uid, gid], [uid + 1, gid]]); // prettier-ignore
    expect(await modeOf(path)).toBe(0o775);
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

/** A folder in memory that Linux has among its devices. */
test.skipIf(!existsSync("/dev/shm"))("a file among the devices is a file: replaced, not written on", async () => {
  const inMemory = await fs.mkdtemp("/dev/shm/wasm-mlp-");
  try {
    const place = paths.join(inMemory, "model");
    for (const bytes of [OLD, NEW]) await putFile(system, place, bytes);
    expect(await contentOf(place)).toStrictEqual(NEW);
    await fs.symlink(place, path);
    await putFile(system, path, OLD);
    expect(await contentOf(place)).toStrictEqual(OLD);
  } finally {
    await fs.rm(inMemory, { recursive: true });
  }
});

test("a link to what another program has open is written into", async () => {
  const file = await fs.open(path, "a");
  try {
    await file.writeFile("before ");
    await fs.symlink(`/dev/fd/${file.fd}`, `${path}2`);
    await putFile(system, `${path}2`, new TextEncoder().encode("and "));
    await file.writeFile("after");
  } finally {
    await file.close();
  }
  expect(await fs.readFile(path, "utf8")).toBe("before and after");
});

test.each(["", "new/", "model/"])("%j is the path of no file", async (end) => {
  const before = await names();
  const given = end === "" ? "" : paths.join(folder, end);
  expect(await rejection(putFile(system, given, NEW))).toMatchObject({ code: "EISDIR" });
  expect(await names()).toStrictEqual(before);
});

test("a file that this user may not write is refused, whoever the folder belongs to", async () => {
  await fs.writeFile(path, OLD);
  const access = () => Promise.reject(Object.assign(new Error("EACCES: permission denied"), { code: "EACCES" }));
  const asUser = { ...system, fs: { ...fs, access } };
  expect(await rejection(putFile(asUser, path, NEW))).toMatchObject({ code: "EACCES" });
  expect(await contentOf(path)).toStrictEqual(OLD);
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

test.each(["readdir", "rm"] as const)(
  "a folder whose other files may not be touched (%s) takes a save",
  async (name) => {
    const left = `.wasm-mlp-${hashText("model.safetensors")}-${hashText(os.hostname())}-${pidOfNobody()}-x.tmp`;
    await fs.writeFile(paths.join(folder, left), OLD);
    const refuse = () => Promise.reject(Object.assign(new Error("EPERM"), { code: "EPERM" }));
    await putFile({ ...system, fs: { ...fs, [name]: refuse } }, path, NEW);
    expect(await contentOf(path)).toStrictEqual(NEW);
    expect(await names()).toContain(left);
  },
);

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

test("also by another name of the file: a link, a link to its folder", async () => {
  await fs.mkdir(paths.join(folder, "models"));
  await fs.symlink("models", paths.join(folder, "short"));
  await fs.symlink("models/model", path);
  const ways = [path, paths.join(folder, "short", "model"), paths.join(folder, "models", "model")];
  const save = (way: string, i: number) => writeNodeFile("test", way, new Uint8Array(600_000 - 200_000 * i).fill(i));
  await Promise.all(ways.map(save));
  expect(await contentOf(path)).toStrictEqual(new Uint8Array(200_000).fill(2));
});

test("a save that fails does not keep the next one from being written", async () => {
  await fs.mkdir(path);
  const [failed] = await Promise.all([rejection(writeNodeFile("test", path, OLD))]);
  expect(failed).toMatchObject({ code: "EISDIR" });
  await fs.rmdir(path);
  await writeNodeFile("test", path, NEW);
  expect(await contentOf(path)).toStrictEqual(NEW);
});
