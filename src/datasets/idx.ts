import { floats, zeros } from "../core/allocate";
import { bytesOf } from "../core/any-realm";
import { show, typeError } from "../core/check";
import { FileFormatError } from "../core/errors";
import { lookUp } from "../core/look-up";
import { gunzip, isGzip, MAX_UNPACKED_BYTES } from "./gzip";

/** What an IDX file holds: numbers in row-major order of `shape`. */
export interface IdxArray {
  /** Sizes of the dimensions, the outermost first: `[60000, 28, 28]` for the training images of MNIST. */
  readonly shape: readonly number[];
  /** The elements, of the type that the file names. */
  readonly data: Uint8Array | Int8Array | Int16Array | Int32Array | Float32Array | Float64Array;
}

/** Element types by the third byte of the file; numbers are big-endian. */
const ELEMENT_TYPES: Readonly<
  Record<number, { bytes: number; read(view: DataView, at: number): number; create(n: number): IdxArray["data"] }>
> = {
  0x08: { bytes: 1, read: (view, at) => view.getUint8(at), create: (n) => zeros(Uint8Array, n) },
  0x09: { bytes: 1, read: (view, at) => view.getInt8(at), create: (n) => new Int8Array(n) },
  0x0b: { bytes: 2, read: (view, at) => view.getInt16(at), create: (n) => new Int16Array(n) },
  0x0c: { bytes: 4, read: (view, at) => view.getInt32(at), create: (n) => zeros(Int32Array, n) },
  0x0d: { bytes: 4, read: (view, at) => view.getFloat32(at), create: (n) => floats(n) },
  0x0e: { bytes: 8, read: (view, at) => view.getFloat64(at), create: (n) => zeros(Float64Array, n) },
};

/**
 * Reads an IDX file (the format of MNIST), gzipped or not: two zero bytes, element type,
 * number of dimensions, their sizes, the elements.
 *
 * @param name - What to call the file in messages.
 * @param maxBytes - Largest size after unpacking. Default 1 GiB.
 * @throws (rejects) TypeError for what is no bytes; FileFormatError for a file that is damaged, larger or of another kind.
 */
export async function readIdx(
  source: Uint8Array<ArrayBuffer> | ArrayBuffer,
  name = "readIdx",
  maxBytes = MAX_UNPACKED_BYTES,
): Promise<IdxArray> {
  const bytes = bytesOf(source);
  if (bytes === undefined) throw typeError(name, `the file is ${show(source)}`, "pass its bytes, a Uint8Array");
  const file = isGzip(bytes) ? await gunzip(name, bytes, maxBytes) : bytes;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < 4 || view.getUint16(0) !== 0) {
    throw new FileFormatError(`${name}: the first two bytes are not 0; pass an IDX file.`);
  }
  const type = lookUp(ELEMENT_TYPES, String(view.getUint8(2)));
  if (type === undefined) {
    throw new FileFormatError(`${name}: element type ${view.getUint8(2)} is unknown; pass an IDX file.`);
  }
  const dimensions = view.getUint8(3);
  const start = 4 + 4 * dimensions;
  if (file.length < start) {
    throw new FileFormatError(`${name}: the file ends in its header; get the file again.`);
  }
  const shape = Array.from({ length: dimensions }, (_, d) => view.getUint32(4 + 4 * d));
  const length = shape.reduce((product, size) => product * size, 1);
  if (file.length !== start + length * type.bytes) {
    throw new FileFormatError(
      `${name}: ${file.length} bytes, shape [${shape.join(", ")}] needs ${start + length * type.bytes}; get the file again.`,
    );
  }
  if (view.getUint8(2) === 0x08) return { shape, data: file.slice(start) };
  const data = type.create(length);
  for (let i = 0; i < length; i++) data[i] = type.read(view, start + i * type.bytes);
  return { shape, data };
}
