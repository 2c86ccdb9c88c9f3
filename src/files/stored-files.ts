import { assertText, rangeError, show, typeError } from "../core/check";
import type { BrowserStore } from "./browser-store";
import { openIndexedStore } from "./indexed-store";
import { openOriginStore } from "./origin-store";
import { readSource, type FileSource } from "./source";

/** Most characters of a name: what a file system takes when each of them, from ASCII, is escaped. */
const LONGEST_NAME = 80;

/**
 * Keeps a file in the browser, for all pages of this origin, until it is deleted or the user
 * clears the data: in the origin private file system, or in IndexedDB where a page cannot write there.
 * A file of the same name is replaced as a whole or, on failure, not at all.
 *
 * @param name - 1 to 80 characters; any, slashes too, which make no folders.
 * @param content - The bytes, such as those of `saveNetwork`.
 * @throws (rejects) TypeError for arguments of the wrong kind, and where no browser keeps files; RangeError for a name
 *   of the wrong length; Error with the browser's name for it as `code`, such as `QuotaExceededError`, when it
 *   cannot be written.
 *
 * @example
 * ```ts
 * await storeFile("digits", await saveNetwork(network));
 * const { network: again } = await loadNetwork(await readStored("digits"));
 * ```
 */
export async function storeFile(name: string, content: Exclude<FileSource, string>): Promise<void> {
  const who = "storeFile";
  assertName(who, name);
  if (typeof content === "string") {
    throw typeError(who, `content is ${show(content)}`, "pass a Uint8Array, an ArrayBuffer or a Blob");
  }
  const { bytes } = await readSource(who, content);
  await withStore(`${who}: ${show(name)} cannot be kept`, who, (store) => store.write(name, bytes));
}

/**
 * Reads a file that `storeFile` has kept.
 *
 * @throws (rejects) as `storeFile`; Error with the `code` `NotFoundError` where there is none of this name.
 */
export async function readStored(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const who = "readStored";
  assertName(who, name);
  const bytes = await withStore(`${who}: ${show(name)} cannot be read`, who, (store) => store.read(name));
  if (bytes !== undefined) return bytes;
  const error = new Error(`${who}: no file ${show(name)} is kept here; listStored() gives the names of all.`);
  throw Object.assign(error, { code: "NotFoundError" });
}

/**
 * Names of the files that `storeFile` has kept, sorted.
 *
 * @throws (rejects) as `storeFile`.
 */
export async function listStored(): Promise<string[]> {
  const who = "listStored";
  return (await withStore(`${who}: the files cannot be listed`, who, (store) => store.names())).sort();
}

/**
 * Deletes a file that `storeFile` has kept; without one of this name nothing happens.
 *
 * @throws (rejects) as `storeFile`.
 */
export async function deleteStored(name: string): Promise<void> {
  const who = "deleteStored";
  assertName(who, name);
  await withStore(`${who}: ${show(name)} cannot be deleted`, who, (store) => store.remove(name));
}

function assertName(who: string, name: unknown): void {
  assertText(who, "name", name);
  if (name.length >= 1 && name.length <= LONGEST_NAME && name.isWellFormed()) return;
  throw rangeError(who, `name has ${name.length} characters`, `pass 1 to ${LONGEST_NAME} characters of valid Unicode`);
}

async function withStore<Result>(
  failure: string,
  who: string,
  use: (store: BrowserStore) => Promise<Result>,
): Promise<Result> {
  const store = (await openOriginStore()) ?? openIndexedStore();
  if (store === undefined) {
    throw typeError(who, "no browser is here to keep files", "in Node, give saveNetwork and loadNetwork a path");
  }
  try {
    return await use(store);
  } catch (cause) {
    const { name, message } = cause as DOMException;
    const error = new Error(`${failure}: ${message}; check the space and the page's permission to keep data.`, {
      cause,
    });
    throw Object.assign(error, { code: name });
  }
}
