import type { Request, Response } from "./messages";
/** A worker thread of Node or of a browser. */
export interface WorkerHandle {
  post(request: Request): void;
  terminate(): void;
}
/** What a worker tells whoever made it. */
export interface WorkerEvents {
  onMessage(response: Response): void;
  /** It has ended, or never began. */
  onDeath(reason: string): void;
}
/** Whether this is Node, whose workers come from a module of its own. */
export declare function isNode(): boolean;
/** Starts a worker; undefined where there are none. The file stands beside this one in the package. */
export declare function createWorker(events: WorkerEvents): Promise<WorkerHandle | undefined>;
/** Threads that the machine runs at once. */
export declare function availableThreads(): Promise<number>;
