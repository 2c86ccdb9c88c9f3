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
import { largest } from "../core/extremes";
import type { Dataset } from "../data/dataset";
import type { LossSpec } from "../losses/loss";
import type { Network } from "../network/network";
import { SGD } from "../optimizers/sgd";
import { dot, type Curvature } from "./curvature";
import { Objective, type Measured } from "./lbfgs-objective";
import { curvatureOf, startOf, stateOf, type LBFGSState } from "./lbfgs-state";
import { searchLine, type LinePoint } from "./line-search";
import { createCore, type TrainerCore } from "./trainer-core";

/** Options of `fitLBFGS`. */
export interface LBFGSOptions {
  /** What to minimize, as for a trainer; its mean over the data. */
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

interface Point extends LinePoint, Measured {}

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
  const core = createCore(who, network, { loss, classWeights, optimizer: new SGD() });
  try {
    return await fit(who, core, dataset, settings);
  } finally {
    core.scope.dispose();
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
