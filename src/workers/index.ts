export { WorkerError } from "../core/errors";
export { trainInWorker } from "./train-in-worker";
export { setWorkerFolder } from "./worker-folder";
export type { WorkerTrainingOptions } from "./training-task";
export type { WorkerTraining } from "./worker-training";
