import { gzipSync } from "node:zlib";
import { expect, test, vi } from "vitest";
import { gunzip } from "../../src/datasets/gzip";
import { readIdx } from "../../src/datasets/index";
import { FileFormatError } from "../../src/index";
import { unpack } from "../../src/visualizer/png/unpack";
import { expectRejection } from "../core/throwing";

const bytes = (data: Uint8Array) => Uint8Array.from(data);

test("unpacks as many bytes as are allowed, and no more", async () => {
  const packed = bytes(gzipSync(new Uint8Array(300_000).fill(7)));
  expect(await gunzip("x", packed, 300_000)).toEqual(new Uint8Array(300_000).fill(7));
  await expectRejection(
    gunzip("x", packed, 299_999),
    FileFormatError,
    "x: the gzip data unpack to more than 299999 bytes; get another file.",
  );
  const noise = Uint8Array.from({ length: 200_000 }, (_, i) => 1e4 * Math.sin(i));
  const packedNoise = bytes(gzipSync(noise));
  expect(await gunzip("x", packedNoise)).toEqual(noise);
  await expectRejection(
    gunzip("x", packedNoise.subarray(0, packedNoise.length / 2)),
    FileFormatError,
    "x: the gzip data are damaged; get the file again.",
  );
});

test("an IDX file that unpacks to gigabytes is refused before they are there", async () => {
  const packed = bytes(gzipSync(new Uint8Array(64 * 2 ** 20)));
  await expectRejection(
    readIdx(packed, "bomb.gz", 2 ** 20),
    FileFormatError,
    "bomb.gz: the gzip data unpack to more than 1048576 bytes; get another file.",
  );
});

test("unpacks where neither Blob nor Response is there, as in jsdom and Node without fetch", async () => {
  vi.stubGlobal("Blob", undefined);
  vi.stubGlobal("Response", undefined);
  try {
    const data = Uint8Array.of(1, 2, 3);
    expect(await gunzip("x", bytes(gzipSync(data)))).toEqual(data);
    expect(await unpack(bytes(gzipSync(data)))).toEqual(data);
  } finally {
    vi.unstubAllGlobals();
  }
});

test("unpacks where a test runner has taken Node's class away", async () => {
  vi.stubGlobal("DecompressionStream", undefined);
  try {
    const packed = new Uint8Array(gzipSync("text"));
    expect(new TextDecoder().decode(await gunzip("test", packed))).toBe("text");
  } finally {
    vi.unstubAllGlobals();
  }
});
