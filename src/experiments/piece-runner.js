import { Population } from "../population/population";
import { populationEngineFor } from "../wasm/population-engine";
/** Trains pieces one after the other in one thread. The next piece's networks take the lanes that the last of this one leave empty. */
export class PieceRunner {
  nextPiece;
  onPiece;
  #population;
  #queue = [];
  #places = new Map();
  #next = 0;
  /**
   * @param nextPiece - Asked for a piece when a lane is empty; undefined when there is none for now.
   * @param onPiece - Called with a piece's rows, one after the other, when all are there.
   */
  constructor(task, nextPiece, onPiece) {
    this.nextPiece = nextPiece;
    this.onPiece = onPiece;
    this.#population = new Population(populationEngineFor(task.precision), task);
  }
  /** Works for about `ms`; returns whether there was something to do till the end. */
  advance(ms) {
    return this.#population.advance(this, ms);
  }
  next() {
    if (this.#next === this.#queue.length && !this.#open()) return undefined;
    const { member, place } = this.#queue[this.#next++];
    this.#places.set(member, place);
    return member;
  }
  /** Begins the next piece; returns whether there is one. */
  #open() {
    const piece = this.nextPiece();
    if (piece === undefined) return false;
    const { index, members } = piece;
    const width = this.#population.columns.length;
    const open = { index, rows: new Float64Array(members.length * width), missing: members.length };
    this.#queue = members.map((member, i) => ({ member, place: { piece: open, at: i * width } }));
    this.#next = 0;
    return true;
  }
  done(member, row) {
    const { piece, at } = this.#places.get(member);
    this.#places.delete(member);
    piece.rows.set(row, at);
    piece.missing--;
    if (piece.missing === 0) this.onPiece(piece.index, piece.rows);
  }
  dispose() {
    this.#population.dispose();
  }
}
