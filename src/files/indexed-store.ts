import type { BrowserStore } from "./browser-store";

const DATABASE = "wasm-mlp";
const TABLE = "files";

/** IndexedDB, which all browsers have on every page; undefined where there is none. */
export function openIndexedStore(): BrowserStore | undefined {
  if (typeof indexedDB === "undefined") return undefined;
  return {
    read: (name) => transact("readonly", (table) => table.get(name) as IDBRequest<Uint8Array<ArrayBuffer> | undefined>),
    write: async (name, bytes) => {
      await transact("readwrite", (table) => table.put(new Uint8Array(bytes), name));
    },
    names: async () => (await transact("readonly", (table) => table.getAllKeys())) as string[],
    remove: async (name) => {
      await transact("readwrite", (table) => table.delete(name));
    },
  };
}

/** One request in a transaction of its own; its result when the transaction is complete. */
async function transact<Result>(
  mode: IDBTransactionMode,
  ask: (table: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(TABLE, mode);
      const request = ask(transaction.objectStore(TABLE));
      transaction.oncomplete = () => {
        resolve(request.result);
      };
      transaction.onabort = () => {
        reject(transaction.error!);
      };
    });
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(TABLE);
    };
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error!);
    };
  });
}
