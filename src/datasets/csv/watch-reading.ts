/** How far the reading of a file is. */
import { untilAborted } from "../../core/unless-aborted";
import { storedBytes } from "./source-size";
import type { ByteSource, CsvSource } from "./source";

/** How much of a table was read, before anything is learned from it. */
export interface ReadingProgress {
  /** Of this pass, from 0 to 1. */
  readonly done: number;
  /** The pass under way, from 1: a table that is larger than memory is gone through twice. */
  readonly pass: number;
  /** How often the table is gone through in all: 1 in memory, 2 for a table that is streamed. */
  readonly passes: number;
}

/** How the reading of a file is watched and stopped. */
export interface ReadingWatch {
  /** Called while a file is read. */
  readonly onRead?: ((reading: ReadingProgress) => void) | undefined;
  /** Ends the reading, also while the next bytes are waited for. */
  readonly signal?: AbortSignal | undefined;
}

/** Bytes between two calls. */
const STEP_BYTES = 2 ** 20;

/**
 * A source that ends at an abort and tells how much was read of it, for its first passes, where its size is known and somebody
 * asks.
 *
 * @param from - What the source was made of.
 */
export function watchReading(
  source: ByteSource,
  from: CsvSource,
  passes: number,
  { onRead, signal }: ReadingWatch,
): ByteSource {
  const stopped = signal === undefined ? source : { ...source, open: () => untilAborted(source.open(), signal) };
  const total = onRead && storedBytes(from);
  if (onRead === undefined || total === undefined || total === 0) return stopped;
  let pass = 0;
  const open = () => {
    pass++;
    const now = pass;
    if (now > passes) return stopped.open();
    return counted(stopped.open(), (read) => {
      onRead({ done: Math.min(1, read / total), pass: now, passes });
    });
  };
  return { ...stopped, open };
}

async function* counted(
  chunks: AsyncIterable<Uint8Array<ArrayBuffer>>,
  onBytes: (read: number) => void,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let read = 0;
  let told = 0;
  onBytes(0);
  for await (const chunk of chunks) {
    yield chunk;
    read += chunk.length;
    if (read - told < STEP_BYTES) continue;
    told = read;
    onBytes(read);
  }
  if (told < read) onBytes(read);
}
