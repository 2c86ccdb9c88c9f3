/** Workers that have done their jobs and wait for the next run, which then need not start any. */
import type { WorkerEvents, WorkerHandle } from "../../core/worker-handle";
import type { Request, Response } from "./messages";

type Handle = WorkerHandle<Request, Response>;

/** Most workers that wait. */
const MAXIMUM_IDLE = 16;

const idle = new Set<Handle>();

/** A worker that waits, which is ready; undefined if none does. */
export function recallWorker(events: WorkerEvents<Response>): Handle | undefined {
  for (const worker of idle) {
    idle.delete(worker);
    worker.listen(events, false);
    return worker;
  }
  return undefined;
}

/** Lets a worker without jobs wait. */
export function releaseWorker(worker: Handle): void {
  if (idle.size >= MAXIMUM_IDLE) {
    worker.terminate();
    return;
  }
  const onDeath = () => idle.delete(worker);
  worker.listen({ onMessage: () => undefined, onDeath }, true);
  idle.add(worker);
}
