import { createWorker, type WorkerHandle } from "../core/worker-handle";
import type { ThreadStart } from "./thread-start";
import { THREAD_FILE } from "./thread-file";

/** A thread's worker, which is told once what to work on. */
export type ThreadWorker = Pick<WorkerHandle<ThreadStart, never>, "post" | "terminate">;

/**
 * Starts the file `thread.js`; in Node it does not keep the process alive.
 *
 * @param onFailure - Called when it dies.
 * @throws what the engine throws where it cannot be started.
 */
export function startThread(onFailure: (reason: string) => void): ThreadWorker {
  const events = { onMessage: () => undefined, onDeath: onFailure };
  const worker = createWorker<ThreadStart, never>(THREAD_FILE, events);
  try {
    worker.listen(events, true);
  } catch (error) {
    worker.terminate();
    throw error;
  }
  return worker;
}
