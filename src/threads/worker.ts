/** Workers of Node and of browsers behind one face; both run a file of the package as a module. */

/** What a pool needs of a worker. */
export interface WorkerHandle {
  post(message: unknown): void;
  terminate(): void;
}

interface NodeProcess {
  getBuiltinModule?(name: "node:worker_threads"): typeof import("node:worker_threads") | undefined;
  getBuiltinModule?(name: "node:os"): typeof import("node:os") | undefined;
}

const nodeProcess = (globalThis as { process?: NodeProcess }).process;

/**
 * Starts the file `thread.js`; in Node it does not keep the process alive.
 *
 * @param onFailure - Called when it cannot start or dies.
 */
export function startThread(onFailure: (reason: string) => void): WorkerHandle {
  const threads = nodeProcess?.getBuiltinModule?.("node:worker_threads");
  if (threads !== undefined) {
    // What the program's own file needs to be loaded, such as --input-type, is not for this one.
    const worker = new threads.Worker(new URL("./thread.js", import.meta.url), { execArgv: [] });
    worker.unref();
    worker.on("error", (error) => {
      onFailure(error.message);
    });
    worker.on("exit", () => {
      onFailure("it ended");
    });
    return {
      post: (message) => {
        worker.postMessage(message);
      },
      terminate: () => void worker.terminate(),
    };
  }
  const worker = new Worker(new URL("./thread.js", import.meta.url), { type: "module" });
  worker.onerror = ({ message }) => {
    onFailure(message);
  };
  return {
    post: (message) => {
      worker.postMessage(message);
    },
    terminate: () => {
      worker.terminate();
    },
  };
}

/** Threads that run at once on this machine. */
export function availableThreads(): number {
  const os = nodeProcess?.getBuiltinModule?.("node:os");
  return os?.availableParallelism() ?? (globalThis.navigator as Navigator | undefined)?.hardwareConcurrency ?? 1;
}

/** Whether memory can be shared: always in Node, in a page when it is cross-origin isolated. */
export function canShareMemory(): boolean {
  return (
    typeof SharedArrayBuffer !== "undefined" &&
    (globalThis as { crossOriginIsolated?: boolean }).crossOriginIsolated !== false
  );
}
