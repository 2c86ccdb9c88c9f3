import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os, { homedir, tmpdir } from "node:os";
import path, { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { loadMnist } from "../../../src/datasets/index";
import { cacheFolder } from "../../../src/datasets/mnist/cache-folder";
import { cachedFile } from "../../../src/datasets/mnist/download";
import { unpackKnown, type KnownFile } from "../../../src/datasets/mnist/known-file";
import { FileFormatError, StateError } from "../../../src/index";
import { expectRejection, rejection } from "../../core/throwing";
import { mnistFolder } from "../mnist-folder";
import { startMirror, type Mirror } from "./mirror";

const CONTENT = new Uint8Array(Buffer.from("digit ".repeat(1000)));
const PACKED = gzipSync(CONTENT);
const DIGEST = createHash("sha256").update(CONTENT).digest("hex");
const FILE: KnownFile = { name: "digits", sha256: DIGEST, bytes: CONTENT.length, packedBytes: PACKED.length };

const OTHER = gzipSync(Buffer.from("other"));
const OTHER_DIGEST = createHash("sha256").update("other").digest("hex");

let folder: string;
const mirrors: Mirror[] = [];

async function mirror(files: Readonly<Record<string, Uint8Array | null>>): Promise<Mirror> {
  const started = await startMirror(files);
  mirrors.push(started);
  return started;
}

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "cache-")), "new", "mnist");
});

afterEach(async () => {
  await Promise.all(mirrors.splice(0).map((started) => started.close()));
  await rm(join(folder, "../.."), { recursive: true, force: true });
});

const get = (...urls: string[]) => cachedFile(FILE, { who: "test", folder, mirrors: urls });

/** What is in the cache folder, which need not be there. */
const cached = () => readdir(folder).catch(() => []);

describe("a download", () => {
  test("comes once, and is kept as it came", async () => {
    const { url, requests } = await mirror({ "digits.gz": PACKED });
    expect(await get(url)).toEqual(CONTENT);
    expect(await get(url)).toEqual(CONTENT);
    expect(requests).toEqual(["digits.gz"]);
    expect(await cached()).toEqual(["digits.gz"]);
    expect((await readFile(join(folder, "digits.gz"))).equals(PACKED)).toBe(true);
  });

  test("is not taken where its content cannot be checked, as in a page over http", async () => {
    vi.stubGlobal("crypto", {});
    try {
      const message = "x: there is no crypto.subtle here to check the content by; serve the page over https.";
      await expectRejection(unpackKnown("x", FILE, Uint8Array.from(PACKED)), StateError, message);
      vi.stubGlobal("crypto", undefined);
      expect(await unpackKnown("x", FILE, Uint8Array.from(PACKED))).toEqual(CONTENT);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  test("needs no network when the file is there", async () => {
    const { url } = await mirror({ "digits.gz": PACKED });
    await get(url);
    expect(await get()).toEqual(CONTENT);
  });

  test("takes the next mirror when one fails or has other bytes", async () => {
    const failing = await mirror({});
    const broken = await mirror({ "digits.gz": null });
    const wrong = await mirror({ "digits.gz": OTHER });
    const right = await mirror({ "digits.gz": PACKED });
    expect(await get(failing.url, broken.url, `${wrong.url}/`, right.url)).toEqual(CONTENT);
    expect([failing, wrong, right].map(({ requests }) => requests.length)).toEqual([1, 1, 1]);
  });

  test("tells the bytes that come", async () => {
    const { url } = await mirror({ "digits.gz": PACKED });
    let sum = 0;
    await cachedFile(FILE, { who: "test", folder, mirrors: [url], onBytes: (bytes) => (sum += bytes) });
    expect(sum).toBe(PACKED.length);
  });

  test("of the wrong digest is named with both digests, and leaves nothing", async () => {
    const { url } = await mirror({ "digits.gz": OTHER });
    await expectRejection(
      get(url),
      FileFormatError,
      `test: ${url}/digits.gz: the SHA-256 of the content is ${OTHER_DIGEST}, ${DIGEST} was expected; get the file elsewhere.`,
    );
    expect(await cached()).toEqual([]);
  });

  test.each([
    ["is cut short", PACKED.subarray(0, 30), "the gzip data are damaged; get the file again."],
    [
      "unpacks to gigabytes",
      gzipSync(new Uint8Array(2 ** 20)),
      "the gzip data unpack to more than 6000 bytes; get another file.",
    ],
  ])("that %s is refused, and leaves nothing", async (_, bytes, message) => {
    const { url } = await mirror({ "digits.gz": bytes });
    await expectRejection(get(url), FileFormatError, `test: ${url}/digits.gz: ${message}`);
    expect(await cached()).toEqual([]);
  });

  test("without end is stopped", async () => {
    const { url } = await mirror({ "digits.gz": new Uint8Array(7000) });
    await expect(get(url)).rejects.toThrow(`${url}/digits.gz: the server sends more than 6000 bytes`);
  });

  test("offline says what to do", async () => {
    const closed = await startMirror({});
    await closed.close();
    const { url } = closed;
    const error = (await rejection(get(url))) as Error;
    expect(error.message).toMatch(
      /^test: "digits" cannot be downloaded \(http:\/\/127\.0\.0\.1:\d+\/mnist\/digits\.gz: fetch failed: connect ECONNREFUSED [^)]*\); connect to the network, pass other mirrors, or put digits\.gz into /,
    );
    expect(error.message.endsWith(`${folder}.`)).toBe(true);
  });

  test("that no mirror has says so", async () => {
    const { url } = await mirror({});
    await expectRejection(
      get(url),
      Error,
      `test: "digits" cannot be downloaded (${url}/digits.gz: the server answers 404); connect to the network, pass other mirrors, or put digits.gz into ${folder}.`,
    );
  });

  test("can be aborted", async () => {
    const { url } = await mirror({ "digits.gz": PACKED });
    const reason = new Error("enough");
    const aborted = cachedFile(FILE, { who: "test", folder, mirrors: [url, url], signal: AbortSignal.abort(reason) });
    expect(await rejection(aborted)).toBe(reason);
    expect(await cached()).toEqual([]);
  });
});

describe("an abort is heard while a fetch that knows no signals", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test.each([
    ["never answers", () => new Promise(() => undefined)],
    ["never sends the rest", () => Promise.resolve(new Response(new ReadableStream()))],
  ])("%s", async (_, fetch) => {
    vi.stubGlobal("fetch", fetch);
    const controller = new AbortController();
    const download = cachedFile(FILE, {
      who: "test",
      folder,
      mirrors: ["http://localhost/"],
      signal: controller.signal,
    });
    setTimeout(() => {
      controller.abort(new Error("away"));
    }, 5);
    await expect(download).rejects.toThrow("away");
    expect(await cached()).toEqual([]);
  });
});

test("an abort is heard while a listener is waited for, and where nothing need be downloaded", async () => {
  const { url } = await mirror({ "digits.gz": PACKED });
  const controller = new AbortController();
  const reason = new Error("enough");
  const onBytes = () => {
    controller.abort(reason);
    return new Promise(() => undefined);
  };
  const download = cachedFile(FILE, { who: "test", folder, mirrors: [url], signal: controller.signal, onBytes });
  expect(await rejection(download)).toBe(reason);
  expect(await rejection(loadMnist({ folder, mirrors: [], signal: controller.signal }))).toBe(reason);
});

test("a folder whose name is very long is named in part", async () => {
  const error = (await rejection(loadMnist("x".repeat(1e6)))) as Error;
  expect(error.message).toMatch(/^loadMnist: x{300}\.\.\. cannot be read: .{1,310}; check the path/);
});

describe("a wrong file in the cache", () => {
  test.each([
    ["damaged", PACKED.subarray(0, 30)],
    ["of another content", OTHER],
  ])("%s is removed and downloaded anew", async (_, bytes) => {
    const { url, requests } = await mirror({ "digits.gz": PACKED });
    await get(url);
    await writeFile(join(folder, "digits.gz"), bytes);
    expect(await get(url)).toEqual(CONTENT);
    expect(requests).toHaveLength(2);
    await writeFile(join(folder, "digits.gz"), bytes);
    await rejection(get());
    expect(await cached()).toEqual([]);
  });
});

describe("the cache folder", () => {
  test.each([
    [{ WASM_MLP_CACHE: "/data/cache", XDG_CACHE_HOME: "/xdg" }, "/data/cache"],
    [{ XDG_CACHE_HOME: "/xdg" }, join("/xdg", "wasm-mlp")],
  ])("of %o is %s", (environment, expected) => {
    expect(cacheFolder({ path, os }, environment)).toBe(expected);
  });

  test.skipIf(process.platform !== "linux")("is in the home folder by default", () => {
    expect(cacheFolder({ path, os }, {})).toBe(join(homedir(), ".cache", "wasm-mlp"));
  });
});

describe("loadMnist", () => {
  test("names the mirror of a wrong file", async () => {
    const { url } = await mirror({ "train-images-idx3-ubyte.gz": OTHER });
    await expectRejection(
      loadMnist({ folder, mirrors: [url] }),
      FileFormatError,
      `loadMnist: ${url}/train-images-idx3-ubyte.gz: the SHA-256 of the content is ${OTHER_DIGEST}, ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db was expected; get the file elsewhere.`,
    );
  });

  test.each([
    [
      "an unknown option",
      { cache: "x" },
      RangeError,
      'option "cache" is unknown; choose from "folder", "mirrors", "signal", "onProgress".',
    ],
    ["a folder that is no path", { folder: 3 }, TypeError, "folder is 3; pass a string."],
    ["a signal that is none", { signal: {} }, TypeError, "signal is an object; pass the signal of an AbortController."],
    ["mirrors as a text", { mirrors: "http://x" }, TypeError, 'mirrors are "http://x"; pass an array of strings.'],
    ["a mirror that is no address", { mirrors: ["here"] }, TypeError, 'a mirror is "here"; pass addresses of folders.'],
    ["a progress that is no function", { onProgress: true }, TypeError, "onProgress is true; pass a function."],
  ])("refuses %s", async (_, options, type, message) => {
    await expectRejection(loadMnist(options as never), type, `loadMnist: ${message}`);
  });

  test.skipIf(mnistFolder === undefined)("downloads the four files, once", async () => {
    const names = ["train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"];
    const files = names.map(async (name) => {
      const file = `${name}-ubyte.gz`;
      return [file, await readFile(join(mnistFolder ?? "", file))] as const;
    });
    const { url, requests } = await mirror(Object.fromEntries(await Promise.all(files)));
    const seen: number[] = [];
    const { train, test } = await loadMnist({
      folder,
      mirrors: [url],
      onProgress: ({ loadedBytes, totalBytes }) => seen.push(loadedBytes / totalBytes),
    });
    expect([train.inputs.rows, test.inputs.rows]).toEqual([60_000, 10_000]);
    expect(seen.at(-1)).toBeGreaterThan(0.9);
    expect(seen.every((share, i) => share <= 1 && share >= (seen[i - 1] ?? 0))).toBe(true);
    await loadMnist({ folder, mirrors: [] });
    expect(requests).toHaveLength(4);
  });
});

test.each([
  [
    "throws",
    () => {
      throw new RangeError("enough");
    },
  ],
  ["rejects", () => Promise.reject(new RangeError("enough"))],
])("a progress that %s ends the call, at the first mirror", async (_, onProgress) => {
  const { url, requests } = await mirror({ "train-images-idx3-ubyte.gz": Buffer.alloc(100) });
  await expect(loadMnist({ folder, mirrors: [url, url], onProgress })).rejects.toThrow(new RangeError("enough"));
  expect(requests).toHaveLength(1);
});
