/** What a fit by L-BFGS goes on from: the changes that tell of the curvature, and the running statistics before it. */
import { isArrayOf } from "../core/array-of";
import { assertOptions, isKeyed, rangeError, show, typeError } from "../core/check";
import type { LayerStack } from "../network/layer-stack";
import { entriesOf } from "../network/state-dict";
import { Curvature, dot, MEMORY } from "./curvature";

/** What `fitLBFGS` goes on from, beside the network, as plain JSON. */
export interface LBFGSState {
  /** How the last iterations changed the parameters and, with them, the gradient: at most 10, the newest last. */
  readonly pairs: readonly {
    /** Parameters after the iteration minus those before it, in the order of the network's block. */
    readonly change: readonly number[];
    /** Gradient after the iteration minus the one before it, in the same order. */
    readonly turn: readonly number[];
  }[];
  /** Running statistics before the fit, by their names in a state dict: its end takes them on by one step. */
  readonly statistics: Readonly<Record<string, readonly number[]>>;
}

/**
 * What a fit begins with: a state that was given, or that of a new fit.
 *
 * @throws TypeError, RangeError for what is no state of a fit of this network.
 */
export function startOf(who: string, stack: LayerStack, given: unknown): LBFGSState {
  if (given === undefined) {
    const statistics = buffersOf(stack).map(({ name, tensor }) => [name, Array.from(tensor.floats)] as const);
    return { pairs: [], statistics: Object.fromEntries(statistics) };
  }
  assertState(who, stack, given);
  return given;
}

/** Puts running statistics back, which `startOf` has passed. */
export function writeStatistics(stack: LayerStack, statistics: LBFGSState["statistics"]): void {
  for (const { name, tensor } of buffersOf(stack)) tensor.floats.set(statistics[name]);
}

export function stateOf(curvature: Curvature, statistics: LBFGSState["statistics"]): LBFGSState {
  const pairs = curvature.pairs.map(({ change, turn }) => ({ change: Array.from(change), turn: Array.from(turn) }));
  return { pairs, statistics };
}

export function curvatureOf(pairs: LBFGSState["pairs"]): Curvature {
  return new Curvature(
    pairs.map(({ change, turn }) => ({ change: Float64Array.from(change), turn: Float64Array.from(turn) })),
  );
}

function assertState(who: string, stack: LayerStack, state: unknown): asserts state is LBFGSState {
  if (!isKeyed(state)) throw typeError(who, `state is ${show(state)}`, NEEDED);
  assertOptions(`${who}: state`, state, ["pairs", "statistics"]);
  const { pairs, statistics } = state;
  if (!isArrayOf(pairs, isKeyed) || !isKeyed(statistics)) {
    throw typeError(who, "state lacks pairs or statistics", NEEDED);
  }
  if (pairs.length > MEMORY) throw rangeError(who, `state.pairs are ${pairs.length}, more than ${MEMORY}`, NEEDED);
  pairs.forEach(({ change, turn }, i) => {
    assertNumbers(who, `state.pairs[${i}].change`, change, stack.layout.length);
    assertNumbers(who, `state.pairs[${i}].turn`, turn, stack.layout.length);
    if (dot(change, turn) > 0) return;
    throw rangeError(who, `state.pairs[${i}] have no positive curvature`, NEEDED);
  });
  const buffers = buffersOf(stack);
  assertOptions(
    `${who}: state.statistics`,
    statistics,
    buffers.map(({ name }) => name),
  );
  for (const { name, tensor, isSquare } of buffers) {
    assertNumbers(who, `state.statistics[${show(name)}]`, statistics[name], tensor.length, isSquare);
  }
}

const NEEDED = "pass the state that a fit of the same network gave";

function assertNumbers(
  who: string,
  name: string,
  value: unknown,
  length: number,
  isSquare = false,
): asserts value is readonly number[] {
  if (!isArrayOf(value, (number) => Number.isFinite(number) && !(isSquare && Number(number) < 0))) {
    throw typeError(who, `${name} is not an array of ${isSquare ? "numbers of 0 or more" : "finite numbers"}`, NEEDED);
  }
  if (value.length === length) return;
  throw rangeError(who, `${name} has ${value.length} numbers, this network needs ${length}`, NEEDED);
}

/** Places of the running statistics. */
function buffersOf(stack: LayerStack) {
  const parameters = new Set(stack.layout.slots.map(({ layer, spec }) => `${layer}.${spec.key}`));
  return entriesOf(stack).filter(({ name }) => !parameters.has(name));
}
