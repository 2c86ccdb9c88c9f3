import { now } from "../core/clock";
import { Population, type MemberFlow } from "../population/population";
import type { Member, PopulationTask } from "../population/task";
import { populationEngineFor } from "../wasm/population-engine";

/** Some networks of a study, by number. */
export interface Piece {
  readonly index: number;
  /** Which of the tasks they share. */
  readonly part: number;
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

/**
 * Trains pieces one after the other in one thread. The next piece's networks take the lanes
 * that the last of this one leave empty, unless they are of another task: then lanes empty first.
 */
export class PieceRunner implements MemberFlow {
  #population: Population | undefined;
  #part = -1;
  /** A piece of another task, which waits for empty lanes. */
  #held: Piece | undefined;
  #queue: readonly { member: Member; place: Place }[] = [];
  readonly #places = new Map<Member, Place>();
  #next = 0;

  /**
   * @param nextPiece - Asked for a piece when a lane is empty; undefined when there is none for now.
   * @param onPiece - Called with a piece's rows, one after the other, when all are there.
   */
  constructor(
    private readonly tasks: readonly PopulationTask[],
    private readonly nextPiece: () => Piece | undefined,
    private readonly onPiece: (index: number, rows: Float64Array) => void,
  ) {}

  /** Works for about `ms`; returns whether there was something to do till the end. */
  advance(ms: number): boolean {
    const end = now() + ms;
    do {
      const left = Math.max(0, end - now());
      if (this.#population?.advance(this, left) === true) continue;
      this.#held ??= this.nextPiece();
      if (this.#held === undefined) return false;
      this.#enter(this.#held);
    } while (now() < end);
    return true;
  }

  /** Makes the population of a piece's task, when the last one's lanes are empty. */
  #enter(piece: Piece): void {
    this.#held = undefined;
    if (piece.part !== this.#part) {
      this.dispose();
      const task = this.tasks[piece.part];
      this.#population = new Population(populationEngineFor(task.precision), task);
      this.#part = piece.part;
    }
    this.#open(piece);
  }

  next(): Member | undefined {
    if (this.#next === this.#queue.length && !this.#openNext()) return undefined;
    const { member, place } = this.#queue[this.#next++];
    this.#places.set(member, place);
    return member;
  }

  /** Begins the next piece; returns whether there is one of this task. */
  #openNext(): boolean {
    this.#held ??= this.nextPiece();
    if (this.#held?.part !== this.#part) return false;
    this.#open(this.#held);
    this.#held = undefined;
    return true;
  }

  #open({ index, members }: Piece): void {
    const width = this.#population!.columns.length;
    const open = { index, rows: new Float64Array(members.length * width), missing: members.length };
    this.#queue = members.map((member, i) => ({ member, place: { piece: open, at: i * width } }));
    this.#next = 0;
  }

  done(member: Member, row: Float64Array): void {
    const { piece, at } = this.#places.get(member)!;
    this.#places.delete(member);
    piece.rows.set(row, at);
    piece.missing--;
    if (piece.missing === 0) this.onPiece(piece.index, piece.rows);
  }

  dispose(): void {
    this.#population?.dispose();
    this.#population = undefined;
  }
}
