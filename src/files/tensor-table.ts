import { isArrayOf } from "../core/array-of";
import { formatError, showValue } from "../core/format-error";
import { lookUp } from "../core/look-up";
import { isJsonObject } from "./strict-json";

/** Bytes of an element, by the name of its type. */
const ELEMENT_BYTES = {
  BOOL: 1,
  U8: 1,
  I8: 1,
  F8_E4M3: 1,
  F8_E5M2: 1,
  F8_E8M0: 1,
  U16: 2,
  I16: 2,
  F16: 2,
  BF16: 2,
  U32: 4,
  I32: 4,
  F32: 4,
  U64: 8,
  I64: 8,
  F64: 8,
  C64: 8,
};

/** Element types of safetensors that fill whole bytes. */
export type ElementType = keyof typeof ELEMENT_BYTES;

/** Where a tensor stands in a file. */
export interface TensorEntry {
  readonly name: string;
  readonly dtype: ElementType;
  readonly shape: readonly number[];
  /** First byte, counted from the end of the header. */
  readonly begin: number;
  /** Byte after the last. */
  readonly end: number;
}

/** What the header says of a tensor, and no more. */
const KEYS = ["dtype", "shape", "data_offsets"];

/**
 * Checks the header's entries and that their tensors fill the data without hole or overlap.
 *
 * @param dataBytes - Bytes of the file behind the header.
 * @returns The entries in the order of their data.
 * @throws FileFormatError
 */
export function checkTensorTable(
  file: string,
  table: readonly (readonly [string, unknown])[],
  dataBytes: number,
): TensorEntry[] {
  const entries = table.map(([name, value]) => checkEntry(file, name, value));
  entries.sort((a, b) => a.begin - b.begin || a.end - b.end);
  const total = entries.reduce((end, entry) => Math.max(end, entry.end), 0);
  if (total > dataBytes) {
    throw formatError(file, `the tensors take ${total} bytes, the file has ${dataBytes} for them: it was cut short`);
  }
  entries.forEach(({ name, begin }, i) => {
    const previous = i === 0 ? undefined : entries[i - 1];
    const end = previous?.end ?? 0;
    if (begin > end) throw formatError(file, `bytes ${end} to ${begin} of the data belong to no tensor`);
    if (begin < end) {
      throw formatError(file, `tensors ${showValue(previous?.name)} and ${showValue(name)} overlap at byte ${begin}`);
    }
  });
  if (total < dataBytes) throw formatError(file, `${dataBytes - total} bytes follow the last tensor`);
  return entries;
}

function checkEntry(file: string, name: string, value: unknown): TensorEntry {
  const tensor = `tensor ${showValue(name)}`;
  if (!isJsonObject(value)) throw formatError(file, `${tensor} is ${showValue(value)}, not a JSON object`);
  const unknown = Object.keys(value).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) throw formatError(file, `${tensor} has the unknown key ${showValue(unknown)}`);
  const dtype = checkElementType(file, tensor, value.dtype);
  const shape = checkShape(file, tensor, value.shape);
  const [begin, end] = checkOffsets(file, tensor, value.data_offsets);
  const needed = sizeInBytes(file, tensor, dtype, shape);
  if (end - begin !== needed) {
    throw formatError(
      file,
      `${tensor} has ${end - begin} bytes, ${dtype} of shape [${shape.join(", ")}] takes ${needed}`,
    );
  }
  return { name, dtype, shape, begin, end };
}

function checkElementType(file: string, tensor: string, value: unknown): ElementType {
  if (lookUp(ELEMENT_BYTES, value) !== undefined) return value as ElementType;
  throw formatError(file, `${tensor} has dtype ${showValue(value)}`, "save it as F32");
}

function checkShape(file: string, tensor: string, value: unknown): readonly number[] {
  if (isArrayOf(value, isSize)) return value;
  throw formatError(file, `${tensor} has shape ${showValue(value)}, not an array of integers of 0 or more`);
}

function checkOffsets(file: string, tensor: string, value: unknown): readonly [number, number] {
  if (isArrayOf(value, isSize) && value.length === 2 && value[0] <= value[1]) {
    return [value[0], value[1]];
  }
  throw formatError(
    file,
    `${tensor} has data_offsets ${showValue(value)}, not two integers of 0 or more in ascending order`,
  );
}

function isSize(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** Elements times bytes, of which every intermediate product must be exact. */
function sizeInBytes(file: string, tensor: string, dtype: ElementType, shape: readonly number[]): number {
  let bytes = ELEMENT_BYTES[dtype];
  for (const size of shape) {
    bytes *= size;
    if (Number.isSafeInteger(bytes)) continue;
    throw formatError(file, `${tensor} of shape ${showValue(shape)} would have more than 2^53 bytes`);
  }
  return bytes;
}
