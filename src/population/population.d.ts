import type { PopulationEngine } from "../wasm/population-engine";
import { type ResultColumns } from "./result-row";
import type { Member, PopulationTask } from "./task";
/** Where the networks of a population come from and where their results go. */
export interface MemberFlow {
  /** The next network to train; undefined when there are no more for now. */
  next(): Member | undefined;
  /** A network is done; `row` is the caller's to keep. */
  done(member: Member, row: Float64Array): void;
}
/**
 * Trains networks four at a time. When one is done its lane takes the next; what a network
 * learns has the same bits in any lane and any company.
 */
export declare class Population {
  #private;
  private readonly task;
  readonly columns: ResultColumns;
  constructor(engine: PopulationEngine, task: PopulationTask);
  /**
   * Trains for about `ms` milliseconds.
   *
   * @returns False when no lane has a network and there are no more for now.
   */
  advance(flow: MemberFlow, ms: number): boolean;
  /** Gives the memory back. */
  dispose(): void;
}
