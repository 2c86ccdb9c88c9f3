import type { Request, Response } from "./messages";

/** A worker thread of Node or of a browser. */
export interface WorkerHandle {
  post(request: Request): void;
  terminate(): void;
}

/** What a worker tells whoever made it. */
export interface WorkerEvents {
  readonly onMessage: (response: Response) => void;
  /** It has ended, or never began. */
  readonly onDeath: (reason: string) => void;
}

/** Whether this is Node, whose workers come from a module of its own. */
export function isNode(): boolean {
  return typeof process !== "undefined" && typeof process.versions?.node === "string";
}

/** Starts a worker; undefined where there are none. The file stands beside this one in the package. */
export async function createWorker(events: WorkerEvents): Promise<WorkerHandle | undefined> {
  try {
    return isNode() ? await createNodeWorker(events) : createWebWorker(events);
  } catch {
    return undefined;
  }
}

async function createNodeWorker({ onMessage, onDeath }: WorkerEvents): Promise<WorkerHandle> {
  const { Worker } = await import("node:worker_threads");
  // Flags of the program, such as --input-type, are not for the worker's file.
  const worker = new Worker(new URL("./experiments-worker.js", import.meta.url), { execArgv: [] });
  let reason = "";
  worker.on("message", onMessage);
  worker.on("error", (error: Error) => {
    reason = error.message;
  });
  worker.on("exit", (code) => {
    onDeath(reason || `exit code ${code}`);
  });
  return {
    post: (request) => {
      worker.postMessage(request);
    },
    terminate: () => void worker.terminate(),
  };
}

function createWebWorker({ onMessage, onDeath }: WorkerEvents): WorkerHandle {
  const worker = new Worker(new URL("./experiments-worker.js", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }: MessageEvent<Response>) => {
    onMessage(data);
  };
  worker.onerror = ({ message }) => {
    worker.terminate();
    onDeath(message || "its file could not be loaded");
  };
  return {
    post: (request) => {
      worker.postMessage(request);
    },
    terminate: () => {
      worker.terminate();
    },
  };
}

/** Threads that the machine runs at once. */
export async function availableThreads(): Promise<number> {
  if (isNode()) return (await import("node:os")).availableParallelism();
  return globalThis.navigator?.hardwareConcurrency ?? 1;
}
