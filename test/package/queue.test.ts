/** Studies over a queue, with a real Redis on loopback: workers are killed, Redis goes away, nothing is lost. */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startRedis, type OwnRedis } from "../cli/queue/own-redis";

const missing = [
  ...(spawnSync("redis-server", ["--version"]).status === 0 ? [] : ["redis-server (Debian has it)"]),
  ...(isInstalled("ioredis") ? [] : ["the npm package ioredis"]),
];
if (missing.length > 0) {
  const what = `studies over a queue need ${missing.join(" and ")}`;
  if (process.env.CI === "true") throw new Error(what);
  console.warn(`SKIPPED: ${what}`);
}

function isInstalled(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}

const PROGRAM = resolve("dist/cli/wasm-mlp.js");
/** Some seconds of work for one worker without threads. */
const MAP = [
  "map",
  "--learning-rates",
  "0.01:0.1:40",
  "--epochs",
  "0:1400:8",
  "--runs",
  "64",
  "--architecture",
  "2,12,8,1",
];
const children: ChildProcess[] = [];
let folder: string;
let redis: OwnRedis | undefined;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "wasm-mlp-queue-"));
});

afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => (child.kill("SIGKILL"), exit(child))));
  await redis?.kill();
  rmSync(join(folder, "redis"), { recursive: true, force: true });
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A Redis that keeps what it was told, in a file. */
async function startOwn(port?: number): Promise<OwnRedis> {
  const data = join(folder, "redis");
  mkdirSync(data, { recursive: true });
  redis = await startRedis(["--dir", data, "--appendonly", "yes", "--appendfsync", "always"], port);
  return redis;
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const exit = (child: ChildProcess) =>
  new Promise<number | null>((done) => {
    if (child.exitCode !== null || child.signalCode !== null) done(child.exitCode);
    else child.once("exit", done);
  });

interface Running {
  readonly child: ChildProcess;
  /** What it has printed on both streams. */
  readonly text: () => string;
  /** Waits until it has printed something. */
  readonly until: (text: string) => Promise<void>;
}

const start = (...args: string[]) => startAt(0, args);

/** Starts a program with the queue in one of Redis's 16 databases. */
function startAt(database: number, args: readonly string[], execArgv: readonly string[] = []): Running {
  const queue = `redis://127.0.0.1:${redis!.port}/${database}`;
  const child = spawn(process.execPath, [...execArgv, PROGRAM, ...args, "--queue", queue], { cwd: folder });
  children.push(child);
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (printed += text.toString()));
  const until = async (text: string) => {
    while (!printed.includes(text)) {
      if (child.exitCode !== null) throw new Error(`ended without ${JSON.stringify(text)}: ${printed}`);
      await pause(10);
    }
  };
  return { child, text: () => printed, until };
}

/** Small runs of all studies. */
const STUDIES = [
  ["map", "--learning-rates", "0.01:0.1:4", "--epochs", "0:300:4", "--runs", "8"],
  ["norms", "--networks", "60", "--epochs", "40", "--batch-size", "32", "--trace", "20", "--test-samples", "20"],
  ["study", "boundary", "--size", "12", "--steps", "20"],
  ["study", "starts", "--size", "12", "--epochs", "40"],
  ["study", "stability", "--architecture", "1,4,1", "--learning-rates", "0.1:0.4:3", "--epochs", "40", "--every", "20"],
  ["study", "dying", "--widths", "2,3", "--depths", "1,4", "--networks", "20", "--epochs", "10"],
  ["study", "capacity", "--inputs", "3", "--points", "4,9", "--labellings", "20", "--epochs", "50"],
  ["study", "teachers", "--teacher-widths", "1,2", "--extra-neurons", "0,1", "--starts", "18", "--epochs", "30"],
];

/** Kills a program where it first computes. */
const DIES_COMPUTING = `data:text/javascript,WebAssembly.Instance = class {
  constructor() { process.kill(process.pid, "SIGKILL"); }
};`;

/** Starts a worker that is killed with a piece in its hands, which Redis then has as being computed. */
async function killInTheMiddle(database: number): Promise<void> {
  const { child } = startAt(database, ["worker", "--workers", "0"], ["--import", DIES_COMPUTING]);
  await exit(child);
  expect(child.signalCode).toBe("SIGKILL");
  const { Redis } = createRequire(import.meta.url)("ioredis") as typeof import("ioredis");
  const client = new Redis({ port: redis!.port, db: database });
  expect(await client.llen("bull:wasm-mlp:active")).toBe(1);
  client.disconnect();
}

/** The same map, computed here alone. */
function alone(): string {
  const path = join(folder, "alone.json");
  if (!existsSync(path)) spawnSync(process.execPath, [PROGRAM, ...MAP, "--out", path]);
  return readFileSync(path, "utf8");
}

describe.skipIf(missing.length > 0)("a study over a queue", () => {
  test("is that of a single run, though a worker is killed in the middle", async () => {
    await startOwn();
    const study = start(...MAP, "--out", "queued.json");
    const victim = start("worker", "--workers", "0");
    await victim.until("piece");
    victim.child.kill("SIGKILL");
    const other = start("worker", "--workers", "0");
    expect([await exit(study.child), study.text()]).toEqual([0, expect.stringContaining("cells       40 x 8")]);
    expect(readFileSync(join(folder, "queued.json"), "utf8")).toBe(alone());
    other.child.kill("SIGINT");
    expect(await exit(other.child)).toBe(0);
    expect(other.text()).toMatch(/\d+ pieces computed\n$/);
  }, 100_000);

  // Each in a database of its own: its victim takes its pieces alone.
  test("of each kind is that of a single run, though a worker is killed in the middle", async () => {
    await startOwn();
    const studies = STUDIES.map((study, kind) => startAt(kind, [...study, "--out", `kind${kind}.json`]));
    await Promise.all(STUDIES.map((_, kind) => killInTheMiddle(kind)));
    const others = STUDIES.map((_, kind) => startAt(kind, ["worker", "--workers", "0"]));
    const single = STUDIES.map((study, kind) => {
      const child = spawn(process.execPath, [PROGRAM, ...study, "--workers", "0", "--out", `single${kind}.json`], {
        cwd: folder,
        stdio: "ignore",
      });
      children.push(child);
      return exit(child);
    });
    expect(await Promise.all(single)).toEqual(STUDIES.map(() => 0));
    for (const [kind, study] of STUDIES.entries()) {
      expect([await exit(studies[kind].child), studies[kind].text()]).toEqual([0, expect.stringContaining("written")]);
      const [queued, alone] = ["kind", "single"].map((name) =>
        readFileSync(join(folder, `${name}${kind}.json`), "utf8"),
      );
      expect(queued, study.join(" ")).toBe(alone);
      others[kind].child.kill("SIGINT");
      expect(await exit(others[kind].child)).toBe(0);
    }
  }, 100_000);

  test("waits for a Redis that goes away, says so, and loses nothing", async () => {
    const { port, kill } = await startOwn();
    const study = start(...MAP, "--out", "again.json");
    const worker = start("worker", "--workers", "0");
    await worker.until("piece 2 of");
    await kill();
    await study.until("cannot be reached");
    await worker.until("waiting for it");
    await startOwn(port);
    expect([await exit(study.child), study.text()]).toEqual([0, expect.stringContaining("cells       40 x 8")]);
    expect(readFileSync(join(folder, "again.json"), "utf8")).toBe(alone());
  }, 100_000);

  test("is taken up after its own command was stopped", async () => {
    await startOwn();
    const first = start(...MAP, "--out", "resumed.json");
    const worker = start("worker", "--workers", "0");
    await worker.until("piece 3 of");
    first.child.kill("SIGINT");
    expect(await exit(first.child)).toBe(130);
    expect(existsSync(join(folder, "resumed.json"))).toBe(false);
    const second = start(...MAP, "--out", "resumed.json");
    expect(await exit(second.child)).toBe(0);
    expect(readFileSync(join(folder, "resumed.json"), "utf8")).toBe(alone());
    // No piece was computed twice.
    const pieces = [...worker.text().matchAll(/^piece (\d+) of/gm)].map((match) => match[1]);
    expect(new Set(pieces).size).toBe(pieces.length);
  }, 100_000);

  test("gives up on a Redis that is not there", async () => {
    await (await startOwn()).kill();
    const { child, text } = start(...MAP, "--wait", "1");
    expect(await exit(child)).toBe(1);
    expect(text()).toMatch(
      /warning: Redis at redis:\/\/127\.0\.0\.1:\d+\/0 cannot be reached \(ECONNREFUSED\); waiting for it\n/,
    );
    expect(text()).toContain("has been gone for 1 s; nothing is lost: start it and run the same command again\n");
  }, 100_000);
});
