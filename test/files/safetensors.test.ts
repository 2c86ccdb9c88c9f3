import { describe, expect, test } from "vitest";
import { FileFormatError } from "../../src/index";
import { decodeSafetensors, encodeSafetensors } from "../../src/files/safetensors";
import { expectThrow } from "../core/throwing";
import { fileOf, lengthBytes, partsOf } from "./file-bytes";

const FILE = 'test: "a.safetensors"';
const decode = (bytes: Uint8Array) => decodeSafetensors(FILE, bytes);
const f32 = (begin: number, end: number, shape = [(end - begin) / 4]) => ({
  dtype: "F32",
  shape,
  data_offsets: [begin, end],
});
const zeros = (count: number) => new Array<number>(count).fill(0);

describe("a file written by hand", () => {
  const header =
    '{"__metadata__":{"a":"b"},"x":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},' +
    '"y":{"dtype":"F32","shape":[],"data_offsets":[8,12]}}';
  const padded = header.padEnd(Math.ceil(header.length / 8) * 8);
  // 1, -2 and 0.5, the lowest byte first.
  const numbers = [0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0, 0, 0, 0, 0x3f];
  const file = fileOf(padded, numbers);

  test("is what encode writes, byte by byte", () => {
    const tensors = {
      x: { shape: [1, 2], data: Float32Array.of(1, -2) },
      y: { shape: [], data: Float32Array.of(0.5) },
    };
    expect(encodeSafetensors("test", { a: "b" }, tensors)).toStrictEqual(file);
  });

  test("is read", () => {
    const { metadata, tensors } = decode(file);
    expect([...metadata]).toStrictEqual([["a", "b"]]);
    expect([...tensors]).toStrictEqual([
      ["x", { dtype: "F32", shape: [1, 2], bytes: Uint8Array.from(numbers.slice(0, 8)) }],
      ["y", { dtype: "F32", shape: [], bytes: Uint8Array.from(numbers.slice(8)) }],
    ]);
  });

  test("is read from the middle of a buffer, at an odd byte", () => {
    const buffer = new Uint8Array(file.length + 5).fill(0xff);
    buffer.set(file, 3);
    expect(decode(buffer.subarray(3, 3 + file.length))).toStrictEqual(decode(file));
  });

  test("is read from shared memory", () => {
    const shared = new Uint8Array(new SharedArrayBuffer(file.length));
    shared.set(file);
    expect([...decode(shared).tensors.keys()]).toStrictEqual(["x", "y"]);
  });
});

describe("what the format allows", () => {
  test("no tensors", () => {
    expect(decode(fileOf("{}")).tensors.size).toBe(0);
  });

  test("data that begin at any byte, spaces and line ends around the header's parts", () => {
    expect(decode(fileOf('{ "x" :\n{"dtype":"U8","shape":[1],"data_offsets":[0,1]}} ', [7])).tensors.size).toBe(1);
  });

  test("tensors in another order than their data, which come out in that of the data", () => {
    expect([...decode(fileOf({ x: f32(4, 12), y: f32(0, 4) }, zeros(12))).tensors.keys()]).toStrictEqual(["y", "x"]);
  });

  test("tensors without elements", () => {
    const header = { a: f32(0, 0, [0, 3]), x: f32(0, 4), b: f32(4, 4, [0]) };
    expect([...decode(fileOf(header, zeros(4))).tensors.keys()]).toStrictEqual(["a", "x", "b"]);
  });

  test("any text for a name, which pollutes nothing", () => {
    const header = `{"__metadata__":{"__proto__":"p"},"__proto__":${JSON.stringify(f32(0, 4))}}`;
    const { metadata, tensors } = decode(fileOf(header, zeros(4)));
    expect(metadata.get("__proto__")).toBe("p");
    expect([...tensors.keys()]).toStrictEqual(["__proto__"]);
    expect(({} as Record<string, unknown>).dtype).toBeUndefined();
  });

  test("NaN and infinity", () => {
    const { tensors } = decode(fileOf({ x: f32(0, 4) }, [0, 0, 0xc0, 0x7f]));
    expect(tensors.get("x")?.bytes).toStrictEqual(Uint8Array.of(0, 0, 0xc0, 0x7f));
  });
});

test("data begin at a multiple of 8 whatever the header's length", () => {
  for (let n = 0; n < 9; n++) {
    const file = encodeSafetensors("test", { a: "x".repeat(n) }, { t: { shape: [1], data: Float32Array.of(n) } });
    expect(partsOf(file).data.byteOffset % 8).toBe(0);
    expect(partsOf(file).data).toHaveLength(4);
    expect(decode(file).metadata.get("a")).toBe("x".repeat(n));
  }
});

test("a header over the limit is not written", () => {
  const metadata = { a: "x".repeat(100_000_000) };
  expectThrow(
    () => encodeSafetensors("saveNetwork", metadata, {}),
    RangeError,
    "saveNetwork: the metadata make a header of 100000032 bytes; the limit is 100000000; keep them elsewhere.",
  );
});

const tensor = (changes: object) => fileOf({ x: { ...f32(0, 4), ...changes } }, zeros(4));
const again = "; get the file again";

const BROKEN: readonly (readonly [string, Uint8Array, string])[] = [
  [
    "empty",
    new Uint8Array(),
    "0 bytes are too few for a safetensors file, which begins with 8; pass a safetensors file",
  ],
  [
    "7 bytes",
    new Uint8Array(7),
    "7 bytes are too few for a safetensors file, which begins with 8; pass a safetensors file",
  ],
  [
    "a header of 100,000,001 bytes",
    Uint8Array.from(lengthBytes(100_000_001)),
    "the first 8 bytes announce a header of 100000001 bytes, the limit is 100000000; pass a safetensors file",
  ],
  [
    "a header of 2^64 - 1 bytes",
    new Uint8Array(16).fill(255),
    "the first 8 bytes announce a header of 18446744073709551615 bytes, the limit is 100000000; pass a safetensors file",
  ],
  [
    "a header past the end",
    fileOf("{}").subarray(0, 9),
    `the header has 2 bytes, the file 1 for it: it was cut short${again}`,
  ],
  [
    "a ZIP file",
    Uint8Array.from({ length: 300 }, (_, i) => [0x50, 0x4b, 3, 4][i] ?? 0),
    'the header does not begin with "{"; pass a safetensors file',
  ],
  ["a header of no bytes", fileOf(""), 'the header does not begin with "{"; pass a safetensors file'],
  ["spaces first", fileOf(" {}"), 'the header does not begin with "{"; pass a safetensors file'],
  ["a byte-order mark", fileOf("\ufeff{}"), 'the header does not begin with "{"; pass a safetensors file'],
  ["an array", fileOf("[]"), 'the header does not begin with "{"; pass a safetensors file'],
  [
    "not UTF-8",
    Uint8Array.from([...lengthBytes(8), 0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d, 0x20]),
    `the header is not UTF-8${again}`,
  ],
  ["not JSON", fileOf("{x}"), `the header is not valid JSON${again}`],
  ["JSON that ends early", fileOf('{"x":"'), `the header is not valid JSON${again}`],
  ["more than JSON", fileOf("{}{}"), `the header is not valid JSON${again}`],
  ["a bad escape", fileOf('{"\\x":1}'), `the header is not valid JSON${again}`],
  [
    "nested without end",
    fileOf('{"x":' + "[".repeat(200_000)),
    `the header is nested more than 100 levels deep${again}`,
  ],
  ["a tensor twice", fileOf('{"x":1,"x":1}'), `the header has the key "x" twice${again}`],
  ["a tensor twice, once in disguise", fileOf('{"x":1,"\\u0078" :1}'), `the header has the key "x" twice${again}`],
  ["a shape twice", fileOf('{"x":{"shape":[1],"shape":[2]}}'), `the header has the key "shape" twice${again}`],
  ["metadata that are a text", fileOf({ __metadata__: "a" }), `__metadata__ is "a", not a JSON object${again}`],
  ["metadata that are null", fileOf({ __metadata__: null }), `__metadata__ is null, not a JSON object${again}`],
  ["metadata with a number", fileOf({ __metadata__: { a: 1 } }), `__metadata__ has 1 at "a", not a text${again}`],
  [
    "metadata with an object",
    fileOf('{"__metadata__":{"__proto__":{"a":"b"}}}'),
    `__metadata__ has an object at "__proto__", not a text${again}`,
  ],
  ["a tensor that is a number", fileOf({ x: 1 }), `tensor "x" is 1, not a JSON object${again}`],
  ["a tensor that is an array", fileOf({ x: [] }), `tensor "x" is [], not a JSON object${again}`],
  [
    "__proto__ in a tensor",
    fileOf(`{"x":{"__proto__":${JSON.stringify(f32(0, 4))}}}`, zeros(4)),
    `tensor "x" has the unknown key "__proto__"${again}`,
  ],
  ["an unknown key", tensor({ strides: [1] }), `tensor "x" has the unknown key "strides"${again}`],
  ["an unknown dtype", tensor({ dtype: "F128" }), 'tensor "x" has dtype "F128"; save it as F32'],
  ["an inherited dtype", tensor({ dtype: "toString" }), 'tensor "x" has dtype "toString"; save it as F32'],
  ["no dtype", tensor({ dtype: undefined }), 'tensor "x" has dtype undefined; save it as F32'],
  ["no shape", tensor({ shape: undefined }), shapeMessage("undefined")],
  ["a negative size", tensor({ shape: [-1] }), shapeMessage("[-1]")],
  ["a fractional size", tensor({ shape: [0.5, 2] }), shapeMessage("[0.5, 2]")],
  ["a size as text", tensor({ shape: ["1"] }), shapeMessage("an array of 1")],
  ["a size over 2^53", tensor({ shape: [2 ** 53] }), shapeMessage("[9007199254740992]")],
  [
    "a shape that overflows",
    tensor({ shape: [2 ** 40, 2 ** 40] }),
    `tensor "x" of shape [1099511627776, 1099511627776] would have more than 2^53 bytes${again}`,
  ],
  [
    "a shape that overflows to nothing",
    tensor({ shape: [2 ** 40, 2 ** 40, 0] }),
    `tensor "x" of shape [1099511627776, 1099511627776, 0] would have more than 2^53 bytes${again}`,
  ],
  [
    "bytes that overflow",
    tensor({ shape: [2 ** 52] }),
    `tensor "x" of shape [4503599627370496] would have more than 2^53 bytes${again}`,
  ],
  ["no offsets", tensor({ data_offsets: undefined }), offsetsMessage("undefined")],
  ["one offset", tensor({ data_offsets: [0] }), offsetsMessage("[0]")],
  ["three offsets", tensor({ data_offsets: [0, 4, 8] }), offsetsMessage("[0, 4, 8]")],
  ["a negative offset", tensor({ data_offsets: [-4, 0] }), offsetsMessage("[-4, 0]")],
  ["a fractional offset", tensor({ data_offsets: [0.5, 4.5] }), offsetsMessage("[0.5, 4.5]")],
  ["a huge offset", tensor({ data_offsets: [0, 2 ** 53] }), offsetsMessage("[0, 9007199254740992]")],
  [
    "an infinite offset",
    fileOf('{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,1e999]}}'),
    offsetsMessage("[0, Infinity]"),
  ],
  ["offsets that descend", tensor({ data_offsets: [4, 0] }), offsetsMessage("[4, 0]")],
  ["too few bytes for the shape", tensor({ shape: [2] }), `tensor "x" has 4 bytes, F32 of shape [2] takes 8${again}`],
  ["too many bytes for the type", tensor({ dtype: "F16" }), `tensor "x" has 4 bytes, F16 of shape [1] takes 2${again}`],
  ["an overlap", fileOf({ x: f32(0, 8), y: f32(4, 12) }, zeros(12)), `tensors "x" and "y" overlap at byte 4${again}`],
  [
    "the same data twice",
    fileOf({ x: f32(0, 4), y: f32(0, 4) }, zeros(4)),
    `tensors "x" and "y" overlap at byte 0${again}`,
  ],
  ["a hole first", fileOf({ x: f32(4, 8) }, zeros(8)), `bytes 0 to 4 of the data belong to no tensor${again}`],
  [
    "a hole between",
    fileOf({ x: f32(0, 4), y: f32(8, 12) }, zeros(12)),
    `bytes 4 to 8 of the data belong to no tensor${again}`,
  ],
  ["bytes behind", fileOf({ x: f32(0, 4) }, zeros(7)), `3 bytes follow the last tensor${again}`],
  ["bytes and no tensor", fileOf({}, zeros(1)), `1 bytes follow the last tensor${again}`],
  [
    "data cut short",
    fileOf({ x: f32(0, 4), y: f32(4, 8) }, zeros(7)),
    `the tensors take 8 bytes, the file has 7 for them: it was cut short${again}`,
  ],
  [
    "terabytes announced",
    fileOf({ x: f32(0, 2 ** 42) }, zeros(4)),
    `the tensors take 4398046511104 bytes, the file has 4 for them: it was cut short${again}`,
  ],
  [
    "a name of a megabyte",
    fileOf({ ["n".repeat(1 << 20)]: 1 }),
    `tensor "${"n".repeat(80)}"... is 1, not a JSON object${again}`,
  ],
];

function shapeMessage(shown: string): string {
  return `tensor "x" has shape ${shown}, not an array of integers of 0 or more; get the file again`;
}

function offsetsMessage(shown: string): string {
  return `tensor "x" has data_offsets ${shown}, not two integers of 0 or more in ascending order; get the file again`;
}

test.each(BROKEN)("a broken file: %s", (_, bytes, message) => {
  expectThrow(() => decode(bytes), FileFormatError, `${FILE}: ${message}.`);
});
