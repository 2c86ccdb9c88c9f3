import type { Request, Response } from "./messages";

/** A worker thread of Node or of a browser. */
export interface WorkerHandle {
  /** Says who hears of it from now on; idle, it does not keep a program of Node alive. */
  listen(events: WorkerEvents, isIdle: boolean): void;
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

async function createNodeWorker(events: WorkerEvents): Promise<WorkerHandle> {
  const { Worker } = await import("node:worker_threads");
  // Flags of the program, such as --input-type, are not for the worker's file.
  const worker = new Worker(new URL("./experiments-worker.js", import.meta.url), { execArgv: [] });
  let reason = "";
  let listener = events;
  worker.on("message", (response: Response) => {
    listener.onMessage(response);
  });
  worker.on("error", (error: Error) => {
    reason = error.message;
  });
  worker.on("exit", (code) => {
    listener.onDeath(reason || `exit code ${code}`);
  });
  return {
    listen: (next, isIdle) => {
      listener = next;
      if (isIdle) worker.unref();
      else worker.ref();
    },
    post: (request) => {
      worker.postMessage(request);
    },
    terminate: () => void worker.terminate(),
  };
}

function createWebWorker(events: WorkerEvents): WorkerHandle {
  const worker = new Worker(new URL("./experiments-worker.js", import.meta.url), { type: "module" });
  let listener = events;
  worker.onmessage = ({ data }: MessageEvent<Response>) => {
    listener.onMessage(data);
  };
  worker.onerror = ({ message }) => {
    worker.terminate();
    listener.onDeath(message || "its file could not be loaded");
  };
  return {
    listen: (next) => {
      listener = next;
    },
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
