import type { StudyRequest } from "../studies/study-request";

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
