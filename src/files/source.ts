import type { Global } from "../core/global-type";
import { bytesOf, isArrayBuffer, isBlob } from "../core/any-realm";
import { show, typeError } from "../core/check";
import { readNodeFile } from "../core/node-files";

/** What a file is read from: its bytes, or its path in Node. */
export type FileSource = string | Uint8Array | ArrayBuffer | Global<"Blob">;

/** A file in memory. */
export interface SourceBytes {
  /** Who reads what, for messages. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads a source.
 *
 * @throws (rejects) TypeError for anything else, and for a path where there is no file system;
 *   Error with the system's `code` for a file that cannot be read.
 */
export async function readSource(who: string, source: FileSource): Promise<SourceBytes> {
  if (typeof source === "string") return { file: `${who}: ${show(source)}`, bytes: await readNodeFile(who, source) };
  const bytes = bytesOf(source);
  if (bytes !== undefined)
    return { file: `${who}: the ${isArrayBuffer(source) ? "ArrayBuffer" : "Uint8Array"}`, bytes };
  if (isBlob(source)) {
    const name = "name" in source ? show(source.name) : "the Blob";
    return { file: `${who}: ${name}`, bytes: new Uint8Array(await source.arrayBuffer()) };
  }
  throw typeError(who, `source is ${show(source)}`, "pass a Uint8Array, an ArrayBuffer, a Blob or, in Node, a path");
}
