/** Studies over a queue when Redis goes away, comes back empty, or has two of a kind: everything ends, nothing is lost. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { capture, FakeSignals, testFolder } from "../captured-terminal";
import { startRedis, type OwnRedis } from "./own-redis";

const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;
if (!hasRedis) {
  if (process.env.CI === "true") throw new Error("studies over a queue need redis-server");
  console.warn("SKIPPED: studies over a queue; install redis-server");
}

const MAP = ["map", "--learning-rates", "0.01:0.1:4", "--epochs", "0:300:4", "--runs", "8", "--workers", "0"];
const require = createRequire(import.meta.url);

let redis: OwnRedis;
let port: number;

beforeEach(async () => {
  if (!hasRedis) return;
  redis = await startRedis();
  ({ port } = redis);
});

afterEach(() => redis.kill());

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Runs a command against the queue; `until` waits for an event in its JSON. */
function start(...args: string[]) {
  const signals = new FakeSignals();
  let printed = "";
  const onOutput = (text: string) => {
    printed += text;
  };
  const ended = capture([...args, "--queue", `redis://127.0.0.1:${port}`, "--json"], { signals, onOutput });
  const until = async (text: string) => {
    while (!printed.includes(text)) await pause(20);
  };
  return { ended, until, interrupt: () => signals.emit("SIGINT") };
}

/** Waits until a worker has come for work. */
async function untilWorkerWaits(): Promise<void> {
  const { Redis } = require("ioredis") as typeof import("ioredis");
  const client = new Redis(port);
  while (!(await client.info("clients")).includes("blocked_clients:1")) await pause(20);
  client.disconnect();
}

/** Deletes all that Redis has. */
async function forget(): Promise<void> {
  const { Redis } = require("ioredis") as typeof import("ioredis");
  const client = new Redis(port);
  await client.flushall();
  await client.quit();
}

async function alone(): Promise<string> {
  const out = join(testFolder(), "alone.json");
  await capture([...MAP, "--out", out]);
  return readFileSync(out, "utf8");
}

describe.skipIf(!hasRedis)("when Redis is gone", () => {
  test("a worker gives up after --wait", async () => {
    const worker = start("worker", "--workers", "0", "--wait", "1");
    await untilWorkerWaits();
    await redis.kill();
    const { code, stderr } = await worker.ended;
    expect([code, stderr]).toEqual([1, expect.stringContaining("has been gone for 1 s; nothing is lost")]);
  }, 60_000);

  test.each([
    ["a worker", ["worker", "--workers", "0"], 1, "wasm-mlp: stopped while Redis"],
    ["a study", MAP, 130, "wasm-mlp: stopped by the user\n"],
  ])(
    "Ctrl-C ends %s at once",
    async (name, args, exitCode, message) => {
      const command = start(...args, "--wait", "10000");
      await (name === "a study" ? command.until("queued") : untilWorkerWaits());
      await redis.kill();
      await command.until("cannot be reached");
      command.interrupt();
      const { code, stderr } = await command.ended;
      expect([code, stderr]).toEqual([exitCode, expect.stringContaining(message)]);
    },
    60_000,
  );

  test("Ctrl-C ends the wait for one that was never there", async () => {
    await redis.kill();
    const study = start(...MAP, "--wait", "10000");
    await study.until("cannot be reached");
    study.interrupt();
    expect(await study.ended).toMatchObject({ code: 130, stderr: "wasm-mlp: stopped by the user\n" });
  }, 60_000);
});

describe.skipIf(!hasRedis)("a study over a queue", () => {
  test("hands in again what the queue no longer knows", async () => {
    const out = join(testFolder(), "map.json");
    const study = start(...MAP, "--out", out);
    await study.until("queued");
    await forget();
    await study.until("handed in again");
    const worker = start("worker", "--workers", "0");
    expect((await study.ended).code).toBe(0);
    worker.interrupt();
    expect((await worker.ended).code).toBe(0);
    expect(readFileSync(out, "utf8")).toBe(await alone());
  }, 60_000);

  test("ends with one sentence when a worker answers what is no text", async () => {
    const study = start(...MAP);
    await study.until("queued");
    const { Worker } = require("bullmq") as typeof import("bullmq");
    const connection = { host: "127.0.0.1", port, maxRetriesPerRequest: null };
    const worker = new Worker("wasm-mlp", () => Promise.resolve({ rows: [] }), { connection });
    const { code, stderr } = await study.ended;
    await worker.close();
    expect([code, stderr]).toEqual([1, expect.stringContaining("the answer for piece 0 is an object; compute")]);
  }, 60_000);

  test("ends with one sentence when a job in Redis is no JSON", async () => {
    const study = start(...MAP);
    await study.until("queued");
    const { Queue } = require("bullmq") as typeof import("bullmq");
    const queue = new Queue("wasm-mlp", { connection: { host: "127.0.0.1", port } });
    const [job] = await queue.getJobs(["waiting"], 0, 0, true);
    const { Redis } = require("ioredis") as typeof import("ioredis");
    const redisClient = new Redis(port);
    await redisClient.hset(queue.toKey(job.id!), { data: "{no" });
    redisClient.disconnect();
    const { code, stderr } = await study.ended;
    await queue.close();
    expect([code, stderr]).toEqual([1, expect.stringMatching(/piece \d+ cannot be read from the queue .*; remove/)]);
  }, 60_000);

  test("says in short why a piece has failed, however long a worker's reason is", async () => {
    const study = start(...MAP);
    await study.until("queued");
    const { Worker } = require("bullmq") as typeof import("bullmq");
    const connection = { host: "127.0.0.1", port, maxRetriesPerRequest: null };
    const worker = new Worker("wasm-mlp", () => Promise.reject(new Error("e".repeat(100_000))), { connection });
    const { code, stderr } = await study.ended;
    await worker.close();
    expect([code, stderr.length < 500, stderr]).toEqual([1, true, expect.stringContaining("failed: eee")]);
  }, 60_000);

  test("does not hang when another of its kind runs at once", async () => {
    const folder = testFolder();
    const outs = ["a.json", "b.json"].map((name) => join(folder, name));
    const worker = start("worker", "--workers", "0");
    const studies = outs.map((out) => start(...MAP, "--out", out).ended);
    expect((await Promise.all(studies)).map(({ code }) => code)).toEqual([0, 0]);
    worker.interrupt();
    await worker.ended;
    const text = await alone();
    expect(outs.map((out) => existsSync(out) && readFileSync(out, "utf8") === text)).toEqual([true, true]);
  }, 60_000);
});
