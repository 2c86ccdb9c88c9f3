import { now } from "../core/clock";
import { smallest } from "../core/extremes";
import type { PopulationEngine } from "../wasm/population-engine";
import { LANES } from "./group-memory";
import { LaneGroup } from "./lane-group";
import { LossRatios } from "./loss-ratios";
import { columnsOf, writeEmptyTrace, type ResultColumns } from "./result-row";
import type { Member, PopulationTask } from "./task";

/** Where the networks of a population come from and where their results go. */
export interface MemberFlow {
  /** The next network to train; undefined when there are no more for now. */
  next(): Member | undefined;
  /** A network is done; `row` is the caller's to keep. `parameters` gives a copy of its parameters, during the call. */
  done(member: Member, row: Float64Array, parameters: () => Float32Array): void;
}

/** A network in its lane. */
interface Seat {
  readonly lane: number;
  readonly member: Member;
  readonly row: Float64Array;
  readonly ratios: LossRatios | undefined;
  epoch: number;
  /** Checkpoints passed. */
  checkpoints: number;
  hasSucceeded: boolean;
  /** Whether it was dead at the last checkpoint. */
  wasDead: boolean;
  /** Whether it stops before its last epoch, whatever it learns. */
  isOver: boolean;
}

/** Milliseconds that one call of the kernels should last. */
const CALL_MS = 5;

/**
 * Trains networks four at a time. When one is done its lane takes the next; what a network
 * learns has the same bits in any lane and any company.
 */
export class Population {
  readonly columns: ResultColumns;
  readonly #group: LaneGroup;
  readonly #seats: (Seat | undefined)[] = new Array<undefined>(LANES).fill(undefined);
  /** Which lanes hold zeros that nothing moves. */
  readonly #isClear = new Array<boolean>(LANES).fill(true);
  /** Estimate, from the calls so far; it cuts time, not results. */
  #updatesPerMs = 50;

  constructor(
    engine: PopulationEngine,
    private readonly task: PopulationTask,
  ) {
    this.columns = columnsOf(task);
    this.#group = new LaneGroup(engine, task);
  }

  /** Whether a lane has a network. */
  get isBusy(): boolean {
    return this.#seats.some((seat) => seat !== undefined);
  }

  /**
   * Trains for about `ms` milliseconds.
   *
   * @returns False when no lane has a network and there are no more for now.
   */
  advance(flow: MemberFlow, ms: number): boolean {
    const end = now() + ms;
    do {
      this.#fill(flow);
      const seats = this.#seats.filter((seat) => seat !== undefined);
      if (seats.length === 0) return false;
      this.#train(seats);
      this.#note(seats, flow);
    } while (now() < end);
    return true;
  }

  /** Fills empty lanes; those that nothing is left for are cleared, once. */
  #fill(flow: MemberFlow): void {
    let hasMore = true;
    for (let lane = 0; lane < LANES; lane++) {
      if (this.#seats[lane] !== undefined) continue;
      const member: Member | undefined = hasMore ? flow.next() : undefined;
      hasMore = member !== undefined;
      if (member !== undefined) this.#seats[lane] = this.#seat(lane, member);
      else if (!this.#isClear[lane]) this.#group.clear(lane);
      this.#isClear[lane] = member === undefined;
    }
  }

  #seat(lane: number, member: Member): Seat {
    const { columns } = this;
    const { notes } = this.task;
    this.#group.load(lane, member);
    const row = new Float64Array(columns.length);
    if (notes.norms) this.#group.readback.writeNorms(lane, row, columns.initialNorms);
    writeEmptyTrace(columns, row);
    const ratios = notes.lossRatios && new LossRatios(notes.lossRatios);
    return { lane, member, row, ratios, epoch: 0, checkpoints: 0, hasSucceeded: false, wasDead: false, isOver: false };
  }

  /** Epochs until something must be noted of a network. */
  #untilEvent({ member, epoch, checkpoints }: Seat): number {
    const next = this.task.checkpoints[checkpoints] ?? Infinity;
    return Math.min(member.epochs, next) - epoch;
  }

  #train(seats: readonly Seat[]): void {
    this.#group.watch(seats.reduce((lanes, seat) => (seat.hasSucceeded ? lanes : lanes | (1 << seat.lane)), 0));
    const updates = smallest(seats.map((seat) => this.#untilEvent(seat)));
    const limit = Math.max(1, Math.ceil(this.#updatesPerMs * CALL_MS));
    const start = now();
    const made = this.#group.train(Math.min(updates, limit));
    const ms = now() - start;
    if (made > 0 && ms > 0.2) this.#updatesPerMs = (this.#updatesPerMs + made / ms) / 2;
    for (const seat of seats) {
      seat.epoch += made;
      if (seat.ratios === undefined) continue;
      for (const loss of this.#group.lossesOf(seat.lane, made)) seat.ratios.add(loss);
    }
  }

  /** Notes what the last call has reached and lets networks go. */
  #note(seats: readonly Seat[], flow: MemberFlow): void {
    const { succeeded, diverged } = this.#group;
    const { stopOnSuccess } = this.task;
    for (const seat of seats) {
      const bit = 1 << seat.lane;
      seat.hasSucceeded ||= (succeeded & bit) !== 0;
      seat.isOver ||= (diverged & bit) !== 0 || (seat.hasSucceeded && stopOnSuccess);
    }
    this.#noteCheckpoints(seats.filter((seat) => this.task.checkpoints[seat.checkpoints] === seat.epoch));
    for (const seat of seats) {
      if (seat.isOver || seat.epoch >= seat.member.epochs) this.#release(seat, flow);
    }
  }

  #noteCheckpoints(seats: readonly Seat[]): void {
    if (seats.length === 0) return;
    const { trace } = this.task.notes;
    const lanes = seats.map((seat) => seat.lane);
    this.#group.readback.notes(lanes).forEach((values, i) => {
      const seat = seats[i];
      seat.row.set(values, this.columns.trace + seat.checkpoints * this.columns.tracePoint);
      seat.checkpoints++;
      if (!this.task.stopWhenDead) return;
      const isDead = values[trace.indexOf("isDead")] === 1;
      seat.isOver ||= isDead && (seat.epoch === 0 || seat.wasDead);
      seat.wasDead = isDead;
    });
  }

  #release(seat: Seat, flow: MemberFlow): void {
    const { lane, member, row } = seat;
    this.#finish(seat);
    this.#seats[lane] = undefined;
    flow.done(member, row, () => this.#group.readback.parametersOf(lane));
  }

  #finish({ lane, member, row, epoch, hasSucceeded, ratios }: Seat): void {
    const { columns } = this;
    const { loss, accuracy } = this.#group.readback.evaluate(lane);
    row[columns.success] = Number(hasSucceeded);
    row[columns.stopEpoch] = epoch;
    row[columns.loss] = loss;
    row[columns.accuracy] = accuracy;
    if (this.task.notes.norms) this.#group.readback.writeNorms(lane, row, columns.finalNorms);
    if (ratios === undefined) return;
    ratios.add(loss);
    ratios.addCapped(member.epochs + 1 - ratios.count);
    row.set(ratios.values, columns.lossRatios);
  }

  /** Gives the memory back. */
  dispose(): void {
    this.#group.dispose();
  }
}
