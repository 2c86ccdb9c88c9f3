import { LaneGroup, LANES } from "./lane-group";
import { columnsOf, writeEmptyTrace } from "./result-row";
/** Milliseconds that one call of the kernels should last. */
const CALL_MS = 5;
/**
 * Trains networks four at a time. When one is done its lane takes the next; what a network
 * learns has the same bits in any lane and any company.
 */
export class Population {
  task;
  columns;
  #group;
  #seats = new Array(LANES).fill(undefined);
  /** Estimate, from the calls so far; it cuts time, not results. */
  #updatesPerMs = 50;
  constructor(engine, task) {
    this.task = task;
    this.columns = columnsOf(task);
    this.#group = new LaneGroup(engine, task);
  }
  /**
   * Trains for about `ms` milliseconds.
   *
   * @returns False when no lane has a network and there are no more for now.
   */
  advance(flow, ms) {
    const end = performance.now() + ms;
    do {
      this.#seat(flow);
      const seats = this.#seats.filter((seat) => seat !== undefined);
      if (seats.length === 0) return false;
      this.#train(Math.min(...seats.map((seat) => this.#untilEvent(seat))));
      this.#note(flow);
    } while (performance.now() < end);
    return true;
  }
  /** Fills empty lanes. */
  #seat(flow) {
    for (let lane = 0; lane < LANES; lane++) {
      if (this.#seats[lane] !== undefined) continue;
      const member = flow.next();
      if (member === undefined) return;
      this.#group.load(lane, member);
      const row = new Float64Array(this.columns.length);
      this.#group.writeNorms(lane, row, this.columns.initialNorms);
      writeEmptyTrace(this.columns, row);
      this.#seats[lane] = { member, row, epoch: 0, checkpoints: 0, hasSucceeded: false };
    }
  }
  /** Epochs until something must be noted of a network. */
  #untilEvent({ member, epoch, checkpoints }) {
    const next = this.task.checkpoints[checkpoints] ?? Infinity;
    return Math.min(member.epochs, next) - epoch;
  }
  #train(updates) {
    const watched = this.#seats.reduce(
      (lanes, seat, lane) => (seat === undefined || seat.hasSucceeded ? lanes : lanes | (1 << lane)),
      0,
    );
    this.#group.watch(watched);
    const limit = Math.max(1, Math.ceil(this.#updatesPerMs * CALL_MS));
    const start = performance.now();
    const made = this.#group.train(Math.min(updates, limit));
    const ms = performance.now() - start;
    if (made > 0 && ms > 0.2) this.#updatesPerMs = (this.#updatesPerMs + made / ms) / 2;
    for (const seat of this.#seats) if (seat !== undefined) seat.epoch += made;
  }
  /** Notes what the last call has reached and lets networks go. */
  #note(flow) {
    const { succeeded } = this.#group;
    this.#seats.forEach((seat, lane) => {
      if (seat === undefined) return;
      seat.hasSucceeded ||= (succeeded & (1 << lane)) !== 0;
      const stops = seat.epoch >= seat.member.epochs || (seat.hasSucceeded && this.task.stopOnSuccess);
      if (this.task.checkpoints[seat.checkpoints] === seat.epoch) this.#noteCheckpoint(seat, lane);
      if (!stops) return;
      this.#finish(seat, lane);
      this.#seats[lane] = undefined;
      this.#group.clear(lane);
      flow.done(seat.member, seat.row);
    });
  }
  #noteCheckpoint(seat, lane) {
    const { columns } = this;
    const at = columns.trace + seat.checkpoints * columns.tracePoint;
    const norms = new Float64Array(columns.norms);
    this.#group.writeNorms(lane, norms, 0);
    seat.row.set(norms.subarray(0, 3), at);
    seat.row[at + 3] = this.#group.evaluate(lane).accuracy;
    seat.checkpoints++;
  }
  #finish({ row, epoch, hasSucceeded }, lane) {
    const { columns } = this;
    const { loss, accuracy } = this.#group.evaluate(lane);
    row[columns.success] = Number(hasSucceeded);
    row[columns.stopEpoch] = epoch;
    row[columns.loss] = loss;
    row[columns.accuracy] = accuracy;
    this.#group.writeNorms(lane, row, columns.finalNorms);
  }
  /** Gives the memory back. */
  dispose() {
    this.#group.dispose();
  }
}
