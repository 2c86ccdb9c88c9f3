import { DivergenceError } from "../core/errors";
import { isThenable } from "../core/thenable";
import { nameOf } from "../network/parameter-layout";
import type { Batch } from "./batch";
import { firstOf, Slices } from "./event-loop";
import { writeStatistics, type LBFGSState } from "./lbfgs-state";
import type { TrainerCore } from "./trainer-core";

/** Loss and gradient at a place among all parameters. */
export interface Measured {
  readonly value: number;
  readonly place: Float64Array;
  readonly gradient: Float64Array;
}

interface ObjectiveSettings {
  readonly signal: AbortSignal | undefined;
  readonly l2: number;
}

/** The loss as a function of all parameters. */
export class Objective {
  readonly #slices: Slices;

  constructor(
    private readonly who: string,
    private readonly core: TrainerCore,
    private readonly batch: Batch,
    private readonly statistics: LBFGSState["statistics"],
    private readonly settings: ObjectiveSettings,
  ) {
    this.#slices = new Slices(settings.signal);
  }

  /** The parameters as they are. */
  get place(): Float64Array {
    return Float64Array.from(this.core.stack.parameters.floats);
  }

  /** Loss and gradient at a place, rounded to f32. */
  async measure(place: Float64Array): Promise<Measured> {
    if (this.#slices.isOver) await this.#slices.next();
    this.core.assertAlive(this.who);
    const { stack, stepper } = this.core;
    this.put(place);
    const { gradients } = stack;
    const value = stepper.pass.forward(this.batch, 1 / stepper.pass.termsOf(this.batch), 1);
    stepper.pass.backward(this.batch.rows);
    stack.frozen?.clear(gradients);
    const measured = { value, place: this.place, gradient: Float64Array.from(gradients.floats) };
    return this.settings.l2 === 0 ? measured : this.#withPenalty(measured);
  }

  /** Parameters that are frozen stay out of it. */
  #withPenalty({ value, place, gradient }: Measured): Measured {
    const { layout, frozen } = this.core.stack;
    const { l2 } = this.settings;
    let squares = 0;
    for (const slot of layout.slots) {
      if (slot.spec.kind !== "weights" || frozen?.names.has(nameOf(slot))) continue;
      for (let i = slot.offset; i < slot.offset + slot.length; i++) {
        squares += place[i] * place[i];
        gradient[i] += l2 * place[i];
      }
    }
    return { value: value + (l2 / 2) * squares, place, gradient };
  }

  /** Waits for a callback, but no longer than until an abort. @throws (rejects) its error, or the signal's reason. */
  async heard(answer: unknown): Promise<void> {
    if (isThenable(answer)) await firstOf(answer, this.settings.signal, this.core.scope);
    this.settings.signal?.throwIfAborted();
  }

  put(place: Float64Array): void {
    const { stack } = this.core;
    if (stack.scope.isDisposed) return;
    stack.version++;
    stack.parameters.floats.set(place);
  }

  /** Takes the running statistics on by those of the last measure: one step for the whole fit, also for one in pieces. */
  commit(): void {
    const { scope, stack } = this.core;
    if (scope.isDisposed) return;
    writeStatistics(stack, this.statistics);
    stack.commit(this.batch.rows);
  }

  divergence(value: number): DivergenceError {
    const text = `${this.who}: the loss is ${value} at the start; scale the inputs or make a new network.`;
    return new DivergenceError(text, { epoch: 0, step: 1, learningRate: 1, layer: "the loss" });
  }
}
