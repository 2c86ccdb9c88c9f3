/**
 * The safetensors format:
 *
 *     0         8                           8 + n, a multiple of 8        end
 *     ├─────────┼───────────────────────────┼─────────────┬───────────────┤
 *     │ n (u64) │ JSON header, spaces after │ tensor      │ tensor        │   little-endian, row-major
 *     └─────────┴───────────────────────────┴─────────────┴───────────────┘
 *
 * The header is `{ "__metadata__": { key: text }, name: { "dtype", "shape", "data_offsets" } }`
 * with offsets from the end of the header.
 *
 * Source: https://github.com/huggingface/safetensors, README, "Format".
 */
import { zeros } from "../core/allocate";
import { rangeError } from "../core/check";
import { isIgnored, type StateDict } from "../network/state-dict";
import { formatError, showValue } from "../core/format-error";
import { createDecoder, encodeText } from "../core/text-coding";
import { isJsonObject, parseStrictObject } from "./strict-json";
import { checkTensorTable, type ElementType } from "./tensor-table";

/** The format's own limit. */
const MAX_HEADER_BYTES = 100_000_000;
const LENGTH_BYTES = 8;
/** Readers that map files into memory want the data on this boundary. */
const ALIGNMENT = 8;
const METADATA_KEY = "__metadata__";

/** A tensor as it stands in a file. */
export interface FileTensor {
  readonly dtype: ElementType;
  readonly shape: readonly number[];
  /** Its elements, little-endian: a view of the file. */
  readonly bytes: Uint8Array;
}

/** What a safetensors file holds. Maps, because any text may be a name, `__proto__` too. */
export interface Safetensors {
  readonly metadata: ReadonlyMap<string, string>;
  readonly tensors: ReadonlyMap<string, FileTensor>;
}

/**
 * A file of F32 tensors, in their order in the dict.
 *
 * @param who - The caller, for messages.
 * @throws RangeError for a header over 100,000,000 bytes.
 */
export function encodeSafetensors(
  who: string,
  metadata: Readonly<Record<string, string>>,
  tensors: StateDict,
): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(tensors);
  const header: Record<string, unknown> = { [METADATA_KEY]: metadata };
  let dataBytes = 0;
  for (const [name, { shape, data }] of entries) {
    header[name] = { dtype: "F32", shape, data_offsets: [dataBytes, dataBytes + data.byteLength] };
    dataBytes += data.byteLength;
  }
  const text = encodeText(JSON.stringify(header));
  const headerBytes = Math.ceil(text.length / ALIGNMENT) * ALIGNMENT;
  if (headerBytes > MAX_HEADER_BYTES) {
    throw rangeError(
      who,
      `the metadata make a header of ${headerBytes} bytes`,
      `the limit is ${MAX_HEADER_BYTES}; keep them elsewhere`,
    );
  }
  const file = zeros(Uint8Array, LENGTH_BYTES + headerBytes + dataBytes);
  new DataView(file.buffer).setUint32(0, headerBytes, true);
  file.fill(0x20, LENGTH_BYTES, LENGTH_BYTES + headerBytes);
  file.set(text, LENGTH_BYTES);
  let at = LENGTH_BYTES + headerBytes;
  for (const [, { data }] of entries) {
    new Float32Array(file.buffer, at, data.length).set(data);
    at += data.byteLength;
  }
  return file;
}

/**
 * Reads a file, of which nothing is believed: all lengths, names, types, shapes and offsets
 * are checked before anything is taken out. Numbers may be NaN or infinite.
 *
 * @param file - What to call the file in messages.
 * @throws FileFormatError for whatever breaks the format.
 */
export function decodeSafetensors(file: string, bytes: Uint8Array): Safetensors {
  const headerEnd = LENGTH_BYTES + headerLength(file, bytes);
  const header = parseStrictObject(file, "the header", headerText(file, bytes.subarray(LENGTH_BYTES, headerEnd)));
  const metadata = checkMetadata(file, header[METADATA_KEY]);
  const table = Object.entries(header).filter(([name]) => name !== METADATA_KEY);
  const data = bytes.subarray(headerEnd);
  const entries = checkTensorTable(file, table, data.length);
  const tensors = new Map(
    entries.map(({ name, dtype, shape, begin, end }) => [name, { dtype, shape, bytes: data.subarray(begin, end) }]),
  );
  return { metadata, tensors };
}

/** Bytes of the header; they are in the file. */
function headerLength(file: string, bytes: Uint8Array): number {
  if (bytes.length < LENGTH_BYTES) {
    throw formatError(
      file,
      `${bytes.length} bytes are too few for a safetensors file, which begins with 8`,
      "pass a safetensors file",
    );
  }
  const length = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
  if (length > MAX_HEADER_BYTES) {
    throw formatError(
      file,
      `the first 8 bytes announce a header of ${length} bytes, the limit is ${MAX_HEADER_BYTES}`,
      "pass a safetensors file",
    );
  }
  const available = bytes.length - LENGTH_BYTES;
  // Before the length is believed: of a ZIP file it is a small number too.
  if (length === 0n || (available > 0 && bytes[LENGTH_BYTES] !== "{".charCodeAt(0))) {
    throw formatError(file, 'the header does not begin with "{"', "pass a safetensors file");
  }
  if (length > available) {
    throw formatError(file, `the header has ${length} bytes, the file ${available} for it: it was cut short`);
  }
  return Number(length);
}

function headerText(file: string, bytes: Uint8Array): string {
  try {
    // A copy: decoders refuse views of shared memory.
    return createDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(new Uint8Array(bytes));
  } catch (cause) {
    throw formatError(file, "the header is not UTF-8", undefined, cause);
  }
}

function checkMetadata(file: string, value: unknown): Map<string, string> {
  if (value === undefined) return new Map();
  if (!isJsonObject(value)) throw formatError(file, `${METADATA_KEY} is ${showValue(value)}, not a JSON object`);
  const entries = Object.entries(value).map(([key, text]): [string, string] => {
    if (typeof text === "string") return [key, text];
    throw formatError(file, `${METADATA_KEY} has ${showValue(text)} at ${showValue(key)}, not a text`);
  });
  return new Map(entries);
}

/** The tensors of a file, which must be F32. @throws FileFormatError */
export function stateDictOf(file: string, { tensors }: Safetensors): StateDict {
  const entries = [...tensors]
    // PyTorch's count of batches is an integer.
    .filter(([name]) => !isIgnored(name))
    .map(([name, { dtype, shape, bytes }]) => {
      if (dtype === "F32") return [name, { shape, data: floatsOf(bytes) }] as const;
      throw formatError(file, `tensor ${showValue(name)} has dtype ${showValue(dtype)}`, "save it as F32");
    });
  return Object.fromEntries(entries);
}

/** A copy, because elements in a file may begin at any byte. */
function floatsOf(bytes: FileTensor["bytes"]): Float32Array {
  return new Float32Array(new Uint8Array(bytes).buffer);
}
