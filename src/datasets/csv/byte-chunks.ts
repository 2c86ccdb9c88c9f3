/** Bytes that come in chunks. */
import { joined } from "../../core/joined";
import { HEAD_BYTES } from "./file-kind";

export type Bytes = Uint8Array<ArrayBuffer>;

/** The first bytes of a stream, and the stream with them. */
export async function peek(bytes: AsyncIterable<Bytes>): Promise<{ head: Bytes; rest: AsyncIterable<Bytes> }> {
  const iterator = bytes[Symbol.asyncIterator]();
  let head: Bytes = new Uint8Array(0);
  while (head.length < HEAD_BYTES) {
    const next = await iterator.next();
    if (next.done === true) break;
    head = head.length === 0 ? next.value : both(head, next.value);
  }
  return { head, rest: chain(head, iterator) };
}

function both(first: Bytes, second: Bytes): Bytes {
  return joined(new Uint8Array(first.length + second.length), [first, second]);
}

async function* chain(head: Bytes, iterator: AsyncIterator<Bytes>): AsyncGenerator<Bytes> {
  try {
    if (head.length > 0) yield head;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}

/** Chunks, of which one begins with the first byte above 127, and has four bytes or more unless the text ends before. */
export async function* fromFirstHighByte(bytes: AsyncIterable<Bytes>): AsyncGenerator<Bytes> {
  let held: Bytes | undefined;
  let isFound = false;
  for await (const chunk of bytes) {
    if (isFound) {
      yield chunk;
      continue;
    }
    const all = held === undefined ? chunk : both(held, chunk);
    const first = firstHighByte(all);
    if (first !== 0) yield first < 0 ? all : all.subarray(0, first);
    held = first < 0 ? undefined : all.subarray(first);
    isFound = held !== undefined && held.length >= 4;
    if (held === undefined || !isFound) continue;
    yield held;
    held = undefined;
  }
  if (held !== undefined) yield held;
}

function firstHighByte(bytes: Bytes): number {
  for (let i = 0; i < bytes.length; i++) if (bytes[i] > 127) return i;
  return -1;
}
