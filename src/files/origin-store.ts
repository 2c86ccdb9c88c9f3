import type { BrowserStore } from "./browser-store";

/** Folder of our files in the origin's file system. */
const FOLDER = "wasm-mlp";

/**
 * The origin private file system, which suits large files. Its `createWritable` writes a copy that takes the
 * file's place when it is closed; undefined where a page lacks either.
 *
 * Source: WHATWG, File System Standard, section 2.6.
 */
export async function openOriginStore(): Promise<BrowserStore | undefined> {
  const { storage } = (globalThis.navigator ?? {}) as Partial<Navigator>;
  if (typeof storage?.getDirectory !== "function" || !canWrite()) return undefined;
  try {
    return originStore(await (await storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true }));
  } catch {
    // Browsers refuse it in private windows, for example.
    return undefined;
  }
}

function canWrite(): boolean {
  return typeof FileSystemFileHandle === "function" && "createWritable" in FileSystemFileHandle.prototype;
}

function originStore(folder: FileSystemDirectoryHandle): BrowserStore {
  return {
    read: async (name) => {
      const handle = await folder.getFileHandle(fileName(name)).catch(undefinedIfMissing);
      return handle && new Uint8Array(await (await handle.getFile()).arrayBuffer());
    },
    write: async (name, bytes) => {
      const known = await folder.getFileHandle(fileName(name)).catch(undefinedIfMissing);
      const file = known ?? (await folder.getFileHandle(fileName(name), { create: true }));
      try {
        await replaceContent(file, bytes);
      } catch (error) {
        if (known === undefined) await folder.removeEntry(fileName(name)).catch(() => undefined);
        throw error;
      }
    },
    names: () => namesOf(folder),
    remove: async (name) => {
      await folder.removeEntry(fileName(name)).catch(undefinedIfMissing);
    },
  };
}

async function replaceContent(file: FileSystemFileHandle, bytes: Uint8Array): Promise<void> {
  const writable = await file.createWritable();
  try {
    await writable.write(new Uint8Array(bytes));
  } catch (error) {
    await writable.abort().catch(() => undefined);
    throw error;
  }
  await writable.close();
}

async function namesOf(folder: FileSystemDirectoryHandle): Promise<string[]> {
  const names: string[] = [];
  for await (const name of folder.keys()) names.push(decodeURIComponent(name));
  return names;
}

/** A name without slashes, and none of "." and "..", which file systems keep to themselves. */
function fileName(name: string): string {
  return encodeURIComponent(name).replaceAll(".", "%2E");
}

function undefinedIfMissing(error: unknown): undefined {
  if ((error as DOMException).name !== "NotFoundError") throw error;
  return undefined;
}
