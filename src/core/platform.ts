/** What engines offer each in their own way, asked for in this file alone. */

interface NodeModules {
  "node:crypto": typeof import("node:crypto");
  "node:fs": typeof import("node:fs");
  "node:fs/promises": typeof import("node:fs/promises");
  "node:os": typeof import("node:os");
  "node:path": typeof import("node:path");
  "node:stream/web": typeof import("node:stream/web");
  "node:url": typeof import("node:url");
  "node:util": typeof import("node:util");
  "node:v8": typeof import("node:v8");
  "node:worker_threads": typeof import("node:worker_threads");
}

/** The parts of Node's `process` that are used; Bun and Deno have it too. */
interface NodeProcess {
  readonly pid?: number;
  readonly arch?: string;
  readonly platform?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly versions?: { readonly v8?: string; readonly deno?: string };
  /** With 0 it only asks whether the process is there. @throws Error with the code ESRCH if it is not. */
  kill?(pid: number, signal: 0): boolean;
  exit?(): never;
  nextTick?(action: () => void): void;
  on?(event: "worker", listener: (worker: import("node:worker_threads").Worker) => void): unknown;
  off?(event: "worker", listener: (worker: import("node:worker_threads").Worker) => void): unknown;
  getBuiltinModule?<Name extends keyof NodeModules>(name: Name): NodeModules[Name] | undefined;
}

/** Node's `process`; undefined in pages. */
export const nodeProcess = (globalThis as { process?: NodeProcess }).process;

/**
 * One of Node's own modules; undefined where there are none. Nothing is imported: bundlers for
 * pages would look for the module and fail.
 */
export function nodeModule<Name extends keyof NodeModules>(name: Name): NodeModules[Name] | undefined {
  return nodeProcess?.getBuiltinModule?.(name);
}

/** Threads that the machine runs at once. */
export function availableThreads(): number {
  const { navigator } = globalThis as { navigator?: Navigator };
  return nodeModule("node:os")?.availableParallelism() ?? navigator?.hardwareConcurrency ?? 1;
}

/** Whether a program begins in this thread: it is no worker. */
export function isMainThread(): boolean {
  return nodeModule("node:worker_threads")?.isMainThread ?? "document" in globalThis;
}
