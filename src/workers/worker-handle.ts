/** Workers of Node and of browsers behind one face. What they do is not known here. */

/** A worker thread of Node or of a browser. */
export interface WorkerHandle<Request, Response> {
  /** Says who hears of it from now on; idle, it does not keep a program of Node alive. */
  listen(events: WorkerEvents<Response>, isIdle: boolean): void;
  post(request: Request): void;
  terminate(): void;
}

/** What a worker tells whoever made it. */
export interface WorkerEvents<Response> {
  readonly onMessage: (response: Response) => void;
  /** It has ended, or never began. */
  readonly onDeath: (reason: string) => void;
}

type NodeThreads = typeof import("node:worker_threads");
type NodeWorker = import("node:worker_threads").Worker;

/**
 * How a worker's file is run. Bundlers know such a file only by `new Worker(new URL("./x.js", import.meta.url))`
 * in so many words, with options as a literal, so that whoever has a worker writes them, in a file beside the worker's in the package.
 */
export interface WorkerFile {
  /** In Node, with `execArgv: []`: flags of the program, such as --input-type, are not for a worker's file. */
  node(threads: NodeThreads): NodeWorker;
  web(): Worker;
}

/** Whether this is Node, whose workers come from a module of its own. */
export function isNode(): boolean {
  return typeof process !== "undefined" && typeof process.versions?.node === "string";
}

/** Starts a worker; undefined where there are none. */
export async function createWorker<Request, Response>(
  file: WorkerFile,
  events: WorkerEvents<Response>,
): Promise<WorkerHandle<Request, Response> | undefined> {
  try {
    if (!isNode()) return handleOfWeb(file.web(), events);
    return handleOfNode(file.node(await import("node:worker_threads")), events);
  } catch {
    return undefined;
  }
}

function handleOfNode<Request, Response>(
  worker: NodeWorker,
  events: WorkerEvents<Response>,
): WorkerHandle<Request, Response> {
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

function handleOfWeb<Request, Response>(
  worker: Worker,
  events: WorkerEvents<Response>,
): WorkerHandle<Request, Response> {
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
