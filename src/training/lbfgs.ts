import type { Global } from "../core/global-type";
import { assertNonNegative } from "../core/check";
import {
  anything,
  callable,
  defineOptions,
  integer,
  REQUIRED,
  signal,
  type RowsFor,
  type SettingsOf,
} from "../core/option-table";
import { DivergenceError } from "../core/errors";
import { largest } from "../core/extremes";
import { isThenable } from "../core/thenable";
import type { Dataset } from "../data/dataset";
import type { LossSpec } from "../losses/loss";
import { stackOf, type Network } from "../network/network";
import { nameOf } from "../network/parameter-layout";
import { SGD } from "../optimizers/sgd";
import type { Batch } from "./batch";
import { dot, type Curvature } from "./curvature";
import { firstOf, Slices } from "./event-loop";
import { curvatureOf, startOf, stateOf, writeStatistics, type LBFGSState } from "./lbfgs-state";
import { searchLine, type LinePoint } from "./line-search";
import { coreOf, Trainer } from "./trainer";
import { completeTrainerOptions } from "./trainer-options";
import type { TrainerCore } from "./trainer-core";

/** Options of `fitLBFGS`. */
export interface LBFGSOptions {
  /** What to make small, as for a trainer; its mean over the data. */
  readonly loss: LossSpec;
  /** Weight of the samples of each class, by index, as for a trainer. Default all 1. */
  readonly classWeights?: readonly number[];
  /** Most iterations, 1 or more. Default 100. */
  readonly iterations?: number;
  /** Half this times the sum of the squares of the weights, without biases, is added to the loss; 0 or more. Default 0. */
  readonly l2?: number;
  /** Ends when no element of the gradient is larger; 0 or more. Default 1e-5. */
  readonly tolerance?: number;
  /**
   * That of an earlier result: the fit goes on from there. With the network as it was then and the other options the same, two
   * fits give the bits of one. Default: a new fit.
   */
  readonly state?: LBFGSState;
  /** Ends the fit, which then rejects with the signal's reason. */
  readonly signal?: Global<"AbortSignal">;
  /** Called after each iteration with its number, from 1, and the loss, with the L2 term; a promise is waited for. */
  readonly onIteration?: (iteration: number, loss: number) => void | Promise<void>;
}

/** What `fitLBFGS` came to. */
export interface LBFGSResult {
  /** Loss, with the L2 term, at the start and after each iteration; it never rises. */
  readonly losses: number[];
  /** Whether the gradient became as small as `tolerance`; else the iterations were used up, or f32 allows no smaller loss. */
  readonly hasConverged: boolean;
  /** What a further fit goes on from, beside the network; made when it is read. */
  readonly state: LBFGSState;
}

/** The trainer checks loss and class weights; the state must fit the network. */
const OPTIONS = defineOptions({
  loss: [anything, REQUIRED],
  classWeights: [anything],
  iterations: [integer(1), 100],
  l2: [assertNonNegative, 0],
  tolerance: [assertNonNegative, 1e-5],
  state: [anything],
  signal: [signal],
  onIteration: [callable()],
} satisfies RowsFor<LBFGSOptions>);

interface Point extends LinePoint {
  readonly place: Float64Array;
  readonly gradient: Float64Array;
}

/**
 * Trains a network on all samples at once by L-BFGS, a quasi-Newton method: for small data sets and networks it
 * comes closer to a minimum than first-order optimizers. Layers work as in training: batch normalization by the
 * statistics of all samples, dropout by one mask.
 * Source: Nocedal and Wright (2006), "Numerical Optimization", algorithm 7.5, with strong Wolfe conditions.
 *
 * @throws (rejects) TypeError, RangeError for data or options that are not valid; StateError while a `fit` runs;
 *   DivergenceError for a loss that is not finite at the start; the signal's reason. The network has the best
 *   parameters so far.
 *
 * @example
 * ```ts
 * const { losses, state } = await fitLBFGS(network, { inputs, targets }, { loss: "meanSquaredError", iterations: 200 });
 * await fitLBFGS(network, { inputs, targets }, { loss: "meanSquaredError", iterations: 100, state }); // goes on
 * ```
 */
export async function fitLBFGS(network: Network, dataset: Dataset, options: LBFGSOptions): Promise<LBFGSResult> {
  const who = "fitLBFGS";
  const settings = OPTIONS.complete(who, options);
  const { loss, classWeights } = settings;
  completeTrainerOptions({ loss, classWeights }, stackOf(network, who), who);
  // Not `using`: what compilers make of it weighs on programs that do without this function.
  const trainer = new Trainer(network, { loss, classWeights, optimizer: new SGD() });
  try {
    return await fit(who, coreOf(trainer), dataset, settings);
  } finally {
    trainer.dispose();
  }
}

async function fit(
  who: string,
  core: TrainerCore,
  dataset: Dataset,
  settings: SettingsOf<typeof OPTIONS.rows>,
): Promise<LBFGSResult> {
  core.assertIdle(who);
  const { stack, scope } = core;
  const { pairs, statistics } = startOf(who, stack, settings.state);
  stack.isFitting = stack.isWithinEpoch = true;
  scope.hold();
  try {
    settings.signal?.throwIfAborted();
    const data = core.stage(who, dataset, scope);
    core.stack.assertTrainingRows(who, data.rows);
    core.stepper.pass.reserve(data.rows);
    const objective = new Objective(who, core, data.slice(0, data.rows), statistics, settings);
    const curvature = curvatureOf(pairs);
    const result = await minimize(objective, curvature, settings);
    return {
      ...result,
      get state() {
        return stateOf(curvature, statistics);
      },
    };
  } finally {
    stack.isFitting = stack.isWithinEpoch = false;
    scope.release();
  }
}

/** The loss as a function of all parameters. */
class Objective {
  readonly #slices: Slices;

  constructor(
    private readonly who: string,
    private readonly core: TrainerCore,
    private readonly batch: Batch,
    private readonly statistics: LBFGSState["statistics"],
    private readonly settings: Pick<LBFGSOptions, "signal"> & Required<Pick<LBFGSOptions, "l2">>,
  ) {
    this.#slices = new Slices(settings.signal);
  }

  /** The parameters as they are. */
  get place(): Float64Array {
    return Float64Array.from(this.core.stack.parameters.floats);
  }

  /** Loss and gradient at a place, rounded to f32. */
  async measure(place: Float64Array): Promise<Pick<Point, "value" | "place" | "gradient">> {
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

type Settings = Pick<LBFGSOptions, "onIteration"> & Required<Pick<LBFGSOptions, "iterations" | "tolerance">>;

async function minimize(
  objective: Objective,
  curvature: Curvature,
  settings: Settings,
): Promise<Omit<LBFGSResult, "state">> {
  const { iterations, tolerance, onIteration } = settings;
  let now = await objective.measure(objective.place);
  if (!Number.isFinite(now.value)) throw objective.divergence(now.value);
  const losses = [now.value];
  try {
    while (losses.length <= iterations && largestElement(now) > tolerance) {
      const next = await nextPoint(objective, curvature, now);
      if (next === undefined) break;
      curvature.add(now, next);
      now = next;
      losses.push(now.value);
      await objective.heard(onIteration?.(losses.length - 1, now.value));
    }
  } finally {
    objective.put(now.place);
  }
  await objective.measure(now.place);
  objective.commit();
  return { losses, hasConverged: largestElement(now) <= tolerance };
}

type Measured = Pick<Point, "value" | "place" | "gradient">;

/** The largest magnitude in the gradient. */
function largestElement({ gradient }: Measured): number {
  return largest(gradient.map(Math.abs));
}

/** A better point along the direction of the curvature or, failing that, of the gradient; undefined if there is none. */
async function nextPoint(objective: Objective, curvature: Curvature, now: Measured): Promise<Point | undefined> {
  for (const isLast of curvature.isEmpty ? [true] : [false, true]) {
    if (isLast) curvature.forget();
    const direction = curvature.times(now.gradient).map((value) => -value);
    const slope = dot(direction, now.gradient);
    const measure = async (step: number): Promise<Point> => {
      const point = await objective.measure(now.place.map((value, i) => value + step * direction[i]));
      return { ...point, step, slope: dot(direction, point.gradient) };
    };
    if (!(slope < 0)) continue;
    const firstStep = isLast ? Math.min(1, 1 / Math.sqrt(dot(direction, direction))) : 1;
    const point = await searchLine({ step: 0, value: now.value, slope }, firstStep, measure);
    if (point !== undefined) return point;
  }
  return undefined;
}
