import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { FileFormatError } from "../../src/index";
import { readIdx } from "../../src/datasets/index";

/** Header and big-endian elements. */
function file(type: number, shape: number[], element: (view: DataView, at: number, i: number) => void, size: number) {
  const length = shape.reduce((product, n) => product * n, 1);
  const bytes = new Uint8Array(4 + 4 * shape.length + length * size);
  const view = new DataView(bytes.buffer);
  view.setUint8(2, type);
  view.setUint8(3, shape.length);
  shape.forEach((n, d) => {
    view.setUint32(4 + 4 * d, n);
  });
  for (let i = 0; i < length; i++) element(view, 4 + 4 * shape.length + i * size, i);
  return bytes;
}

const TYPES: [string, number, number, (view: DataView, at: number, i: number) => void, unknown][] = [
  [
    "u8",
    0x08,
    1,
    (v, at, i) => {
      v.setUint8(at, 250 + i);
    },
    Uint8Array.of(250, 251, 252, 253),
  ],
  [
    "i8",
    0x09,
    1,
    (v, at, i) => {
      v.setInt8(at, i - 2);
    },
    Int8Array.of(-2, -1, 0, 1),
  ],
  [
    "i16",
    0x0b,
    2,
    (v, at, i) => {
      v.setInt16(at, 300 * i - 300);
    },
    Int16Array.of(-300, 0, 300, 600),
  ],
  [
    "i32",
    0x0c,
    4,
    (v, at, i) => {
      v.setInt32(at, 70000 * i);
    },
    Int32Array.of(0, 70000, 140000, 210000),
  ],
  [
    "f32",
    0x0d,
    4,
    (v, at, i) => {
      v.setFloat32(at, i / 4);
    },
    Float32Array.of(0, 0.25, 0.5, 0.75),
  ],
  [
    "f64",
    0x0e,
    8,
    (v, at, i) => {
      v.setFloat64(at, i / 10);
    },
    Float64Array.of(0, 0.1, 0.2, 0.3),
  ],
];

test.each(TYPES)("reads %s, gzipped or not", async (_name, type, size, element, data) => {
  const bytes = file(type, [2, 2], element, size);
  expect(await readIdx(bytes)).toEqual({ shape: [2, 2], data });
  expect(await readIdx(new Uint8Array(gzipSync(bytes)))).toEqual({ shape: [2, 2], data });
});

const whole = file(
  0x08,
  [2, 3],
  (v, at, i) => {
    v.setUint8(at, i);
  },
  1,
);

test.each([
  ["is empty", new Uint8Array(0), "x: the first two bytes are not 0; pass an IDX file."],
  ["is of another kind", Uint8Array.of(80, 75, 3, 4), "x: the first two bytes are not 0; pass an IDX file."],
  ["has an unknown type", Uint8Array.of(0, 0, 1, 1, 0, 0, 0, 0), "x: element type 1 is unknown; pass an IDX file."],
  ["ends in its header", whole.slice(0, 9), "x: the file ends in its header; get the file again."],
  ["is too short", whole.slice(0, -1), "x: 17 bytes, shape [2, 3] needs 18; get the file again."],
  ["is too long", Uint8Array.of(...whole, 0), "x: 19 bytes, shape [2, 3] needs 18; get the file again."],
  [
    "is damaged gzip",
    new Uint8Array(gzipSync(whole)).slice(0, -9),
    "x: the gzip data are damaged; get the file again.",
  ],
])("refuses a file that %s", async (_name, bytes, message) => {
  const reading = readIdx(bytes, "x");
  await expect(reading).rejects.toThrow(FileFormatError);
  await expect(readIdx(bytes, "x")).rejects.toThrow(message);
});

test.each([null, undefined, 0, "x", [1], { length: 8 }, new Map()])("refuses %s, which is no bytes", async (bytes) => {
  await expect(readIdx(bytes as never)).rejects.toThrow(/^readIdx: the file is .*; pass its bytes, a Uint8Array\.$/);
});
