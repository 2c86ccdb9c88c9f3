import { type MemberFlow } from "../population/population";
import type { Member, PopulationTask } from "../population/task";
/** Some networks of a study, by number. */
export interface Piece {
  readonly index: number;
  readonly members: readonly Member[];
}
/** Trains pieces one after the other in one thread. The next piece's networks take the lanes that the last of this one leave empty. */
export declare class PieceRunner implements MemberFlow {
  #private;
  private readonly nextPiece;
  private readonly onPiece;
  /**
   * @param nextPiece - Asked for a piece when a lane is empty; undefined when there is none for now.
   * @param onPiece - Called with a piece's rows, one after the other, when all are there.
   */
  constructor(
    task: PopulationTask,
    nextPiece: () => Piece | undefined,
    onPiece: (index: number, rows: Float64Array) => void,
  );
  /** Works for about `ms`; returns whether there was something to do till the end. */
  advance(ms: number): boolean;
  next(): Member | undefined;
  done(member: Member, row: Float64Array): void;
  dispose(): void;
}
