import { Population, type MemberFlow } from "../population/population";
import type { Member, PopulationTask } from "../population/task";
import { populationEngineFor } from "../wasm/population-engine";

/** Some networks of a study, by number. */
export interface Piece {
  readonly index: number;
  readonly members: readonly Member[];
}

/** A piece under way: its rows, in the order of its members. */
interface OpenPiece {
  readonly index: number;
  readonly rows: Float64Array;
  missing: number;
}

/** Where a member's row belongs. */
interface Place {
  readonly piece: OpenPiece;
  readonly at: number;
}

/** Trains pieces one after the other in one thread. The next piece's networks take the lanes that the last of this one leave empty. */
export class PieceRunner implements MemberFlow {
  readonly #population: Population;
  #queue: readonly { member: Member; place: Place }[] = [];
  readonly #places = new Map<Member, Place>();
  #next = 0;

  /**
   * @param nextPiece - Asked for a piece when a lane is empty; undefined when there is none for now.
   * @param onPiece - Called with a piece's rows, one after the other, when all are there.
   */
  constructor(
    task: PopulationTask,
    private readonly nextPiece: () => Piece | undefined,
    private readonly onPiece: (index: number, rows: Float64Array) => void,
  ) {
    this.#population = new Population(populationEngineFor(task.precision), task);
  }

  /** Works for about `ms`; returns whether there was something to do till the end. */
  advance(ms: number): boolean {
    return this.#population.advance(this, ms);
  }

  next(): Member | undefined {
    if (this.#next === this.#queue.length && !this.#open()) return undefined;
    const { member, place } = this.#queue[this.#next++];
    this.#places.set(member, place);
    return member;
  }

  /** Begins the next piece; returns whether there is one. */
  #open(): boolean {
    const piece = this.nextPiece();
    if (piece === undefined) return false;
    const { index, members } = piece;
    const width = this.#population.columns.length;
    const open = { index, rows: new Float64Array(members.length * width), missing: members.length };
    this.#queue = members.map((member, i) => ({ member, place: { piece: open, at: i * width } }));
    this.#next = 0;
    return true;
  }

  done(member: Member, row: Float64Array): void {
    const { piece, at } = this.#places.get(member)!;
    this.#places.delete(member);
    piece.rows.set(row, at);
    piece.missing--;
    if (piece.missing === 0) this.onPiece(piece.index, piece.rows);
  }

  dispose(): void {
    this.#population.dispose();
  }
}
