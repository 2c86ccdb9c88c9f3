import { type NormStudy } from "./norm-study";
import { type PerformanceMap } from "./performance-map";
import { type StudyPlan } from "./study-plan";
/** A line that is no whole piece. */
export interface DamagedLine {
  /** Counted from 1. */
  readonly line: number;
  readonly reason: string;
}
/** Options of `computePieces`. */
export interface ComputeOptions {
  /** Which part of the pieces to compute, from 1 to `shards`. Default 1. */
  readonly shard?: number;
  /** In how many parts the pieces are dealt out. Default 1. */
  readonly shards?: number;
  /** What the result file holds already; its whole pieces are not computed again. */
  readonly text?: string;
  /** Called with each piece as one line of JSON, without line end; append it to the result file. */
  readonly onLine: (line: string) => void;
  /** Called for each damaged line of `text`. */
  readonly onDamaged?: (damaged: DamagedLine) => void;
  /** As in `normStudy`. */
  readonly workers?: number;
  /** As in `normStudy`. */
  readonly signal?: AbortSignal;
}
/**
 * Computes a shard of a study: its pieces that are not in the result file yet.
 *
 * @example
 * ```ts
 * const plan = planNormStudy({ architecture: [2, 3, 1], dataset, networks: 1000 });
 * const lines: string[] = [];
 * await computePieces(plan, { shard: 1, shards: 2, onLine: (line) => lines.push(line) });
 * ```
 * @returns Number of pieces computed now.
 * @throws (rejects) RangeError for a shard out of range, or a result file of another study.
 */
export declare function computePieces(plan: StudyPlan, options: ComputeOptions): Promise<number>;
/**
 * Numbers of the pieces of a shard: every `shards`-th.
 *
 * @throws RangeError for a shard out of range.
 */
export declare function shardPieces({ pieces }: StudyPlan, shard: number, shards: number): number[];
/** What `mergePieces` returns. */
export interface Merged {
  /** One result, or one for each value of a list. */
  readonly result: NormStudy[] | PerformanceMap;
  /** Lines that were skipped. */
  readonly damaged: readonly DamagedLine[];
}
/**
 * Puts the lines of all shards together into the very result of a single run.
 *
 * @param texts - Contents of the result files.
 * @throws RangeError for pieces of different studies, naming the difference, and for pieces
 *   that are missing, with their numbers.
 */
export declare function mergePieces(texts: readonly string[]): Merged;
