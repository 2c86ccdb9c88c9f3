import type { PopulationTask } from "../../population/task";
import type { SentError } from "../../workers/sent-error";
import type { TrialTask } from "../search/trial";

/** What all jobs of one run share; sent to a worker once, first. */
export type WorkerTask =
  | { readonly type: "population"; readonly tasks: readonly PopulationTask[] }
  | { readonly type: "trials"; readonly task: TrialTask };

/** From the crew to a worker. A job is what its task's handler takes (handlers.ts). */
export type Request =
  | { readonly type: "task"; readonly task: WorkerTask }
  | { readonly type: "job"; readonly index: number; readonly job: unknown };

/** From a worker to the crew. */
export type Response =
  /** It listens. */
  | { readonly type: "ready" }
  | { readonly type: "result"; readonly index: number; readonly result: unknown }
  /** The task itself fails, on any worker; what was thrown. */
  | { readonly type: "failed"; readonly error: SentError };
