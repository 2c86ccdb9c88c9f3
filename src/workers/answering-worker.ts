import { createWorker, type WorkerEvents, type WorkerFile, type WorkerHandle } from "../core/worker-handle";

/** Seconds for which a worker may say nothing after its start. */
const PATIENCE_S = 20;

/**
 * Starts a worker that says when it is ready. One that has loaded, but says nothing, counts as dead: a server or a bundler
 * may give another file in the place of its own. Seconds are counted one by one, so that a thread that was held up, or a
 * machine that slept, still hears what the worker has said meanwhile.
 *
 * @throws as `createWorker`.
 */
export function createAnsweringWorker<Request, Response>(
  file: WorkerFile,
  { onMessage, onDeath }: WorkerEvents<Response>,
): WorkerHandle<Request, Response> {
  let seconds = 0;
  let isOver = false;
  const die = (reason: string) => {
    clearInterval(clock);
    if (!isOver) onDeath(reason);
    isOver = true;
  };
  const handle = createWorker<Request, Response>(file, {
    onMessage: (response) => {
      clearInterval(clock);
      if (!isOver) onMessage(response);
    },
    onDeath: die,
  });
  const clock = setInterval(() => {
    if (++seconds < PATIENCE_S) return;
    handle.terminate();
    die(`it has said nothing for ${PATIENCE_S} s`);
  }, 1000);
  return {
    ...handle,
    terminate: () => {
      clearInterval(clock);
      handle.terminate();
    },
  };
}
