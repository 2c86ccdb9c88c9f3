import { isArray, isDictionary } from "../../core/kind";
import { show } from "../../core/check";
import type { StudyPlan } from "../../experiments/index";
import { isLaboratoryName } from "../studies/laboratory";
import { planOf, type StudyRequest } from "../studies/study-request";

/** One piece of a study, as a job of the queue. Its result is the piece's line of JSON. */
export interface PieceJob {
  /** Fingerprint of the settings. */
  readonly key: string;
  readonly request: StudyRequest;
  /** From 0. */
  readonly piece: number;
}

/** Name of a job: the same piece is in the queue once, however often it is handed in. */
export function jobId(key: string, piece: number): string {
  return `${key}-${piece}`;
}

/** Plans that a worker keeps: a study's pieces come one after the other. */
const KEPT_PLANS = 8;

/** Makes plans of jobs from any source and keeps each under the very request that it was made of. */
export class JobPlans {
  readonly #plans = new Map<string, StudyPlan>();

  /** @throws Error that says why a job can never be computed here. */
  planOf(job: unknown): { readonly plan: StudyPlan; readonly piece: number } {
    const { key, request, piece } = checkedJob(job);
    const text = JSON.stringify(request);
    const plan = this.#plans.get(text) ?? planOf(request);
    if (plan.key !== key) {
      throw new Error(
        "its settings make another study here: this worker has another version of wasm-mlp, or the job was changed; install the same version everywhere",
      );
    }
    this.#plans.delete(text);
    this.#plans.set(text, plan);
    for (const oldest of this.#plans.keys()) if (this.#plans.size > KEPT_PLANS) this.#plans.delete(oldest);
    if (piece >= plan.pieces) throw new Error(`there is no piece ${piece}, the study has ${plan.pieces}`);
    return { plan, piece };
  }
}

/** Samples that a study of the queue may have: a few bytes must not ask for all memory of a worker. */
const MAX_SAMPLES = 1_000_000;
/** Parameters that its networks may have. */
const MAX_PARAMETERS = 10_000_000;

function checkedJob(job: unknown): PieceJob {
  const { key, request, piece } = record(job, "the job");
  if (typeof key !== "string") throw new Error("it has no key");
  if (!Number.isSafeInteger(piece) || (piece as number) < 0) throw new Error("it has no number of a piece");
  const { kind, options } = record(request, "its request");
  // Studies of the laboratory bound their own sizes.
  if (isLaboratoryName(kind)) return job as PieceJob;
  if (kind !== "map" && kind !== "norms") throw new Error("its request is neither a map, nor norms, nor another study");
  const { samples, architecture } = record(options, "the options of its request");
  if (!(typeof samples === "number" && samples <= MAX_SAMPLES)) {
    throw new Error(`it asks for ${show(samples)} samples, more than ${MAX_SAMPLES.toLocaleString("en-US")}`);
  }
  if (!(parametersOf(architecture) <= MAX_PARAMETERS)) {
    throw new Error(`its networks have more than ${MAX_PARAMETERS.toLocaleString("en-US")} parameters`);
  }
  return job as PieceJob;
}

function parametersOf(architecture: unknown): number {
  if (!isArray(architecture) || architecture.length > 1000) return NaN;
  const widths = architecture.map(Number);
  return widths.slice(1).reduce((sum, width, i) => sum + (widths[i] + 1) * width, 0);
}

function record(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (isDictionary(value)) return value;
  throw new Error(`${what} is no object`);
}
