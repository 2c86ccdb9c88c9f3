import type { WorkerHandle } from "../core/worker-handle";
import { nextTurn } from "../training/event-loop";
import type { TrainingRequest, TrainingResponse } from "./training-messages";
import { TrainingProgram } from "./training-program";

/** Where a training is done. */
export type TrainingHandle = Pick<WorkerHandle<TrainingRequest, TrainingResponse>, "post" | "terminate">;

/** A training in the calling thread, in slices, for where there are no workers; answered as by a worker. */
export function trainHere(onMessage: (response: TrainingResponse) => void): TrainingHandle {
  let isOpen = true;
  let receive: (request: TrainingRequest) => void = () => undefined;
  let last = Promise.resolve();
  new TrainingProgram({
    post: (response) => {
      if (isOpen) onMessage(response);
    },
    listen: (onRequest) => {
      receive = onRequest;
    },
  });
  return {
    post: (request) => {
      last = last.then(nextTurn).then(() => {
        if (isOpen) receive(request);
      });
    },
    terminate: () => {
      isOpen = false;
      receive({ type: "abort" });
    },
  };
}
