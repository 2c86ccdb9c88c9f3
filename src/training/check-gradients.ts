import { assertBoolean, assertPositive, rangeError } from "../core/check";
import { largest } from "../core/extremes";
import { anything, defineOptions, integer, REQUIRED, type RowsFor, type SettingsOf } from "../core/option-table";
import type { Dataset } from "../data/dataset";
import type { LossSpec } from "../losses/loss";
import type { Network } from "../network/network";
import { nameOf } from "../network/parameter-layout";
import { SGD } from "../optimizers/sgd";
import type { Tensor } from "../wasm/tensor";
import type { Batch } from "./batch";
import { withKeptGradients } from "./kept-gradients";
import type { LossPass } from "./loss-pass";
import { createCore, type TrainerCore } from "./trainer-core";

/** Options of `checkGradients`. */
export interface GradientCheckOptions {
  /** As a trainer takes it. */
  readonly loss: LossSpec;
  /** How far values are moved to either side, above 0. Default 2^-7: less drowns in the rounding of f32, more in the curvature. */
  readonly step?: number;
  /** Most values of each tensor that are moved, 1 or more, evenly spread over it. Default 100. */
  readonly elements?: number;
  /** Whether the inputs are moved too; `false` where they are numbers of categories. Default `true`. */
  readonly inputs?: boolean;
}

/** What `checkGradients` found. */
export interface GradientCheck {
  /** The largest of the errors. */
  readonly worst: number;
  /** The error of each parameter, under its name in a state dict. */
  readonly parameters: Readonly<Record<string, number>>;
  /** That of the inputs, unless they were left out. */
  readonly inputs?: number;
}

/** The trainer checks the loss. */
const OPTIONS = defineOptions({
  loss: [anything, REQUIRED],
  step: [assertPositive, 2 ** -7],
  elements: [integer(1), 100],
  inputs: [assertBoolean, true],
} satisfies RowsFor<GradientCheckOptions>);

/** A gradient that is smaller than this share of the largest of all is compared with that share: it has no digits left. */
const NEGLIGIBLE = 1e-3;

/**
 * Compares gradients with central differences of the loss: a test of layers and losses of your own. The network works as
 * in training, with the same dropout mask in every pass; nothing of it changes. An error is the largest difference of a tensor
 * divided by its largest gradient: some 1e-3 or less where the gradients are right and no value lies within
 * `step` of a kink, about 1 where they are wrong.
 *
 * @param dataset - A few samples, as `Trainer.fit` takes them.
 * @throws TypeError, RangeError for data or options that are not valid, and for a loss that is not finite; StateError for a network that is being fitted.
 *
 * @example
 * ```ts
 * const network = new Network([new Linear(2, 8), new Tanh(), new Linear(8, 3)], { seed: 1 });
 * const { worst } = checkGradients(network, { inputs: [[0.5, -1]], targets: [2] }, { loss: "crossEntropy" });
 * ```
 */
export function checkGradients(network: Network, dataset: Dataset, options: GradientCheckOptions): GradientCheck {
  const who = "checkGradients";
  const settings = OPTIONS.complete(who, options);
  const core = createCore(who, network, { loss: settings.loss, optimizer: new SGD() });
  try {
    return check(who, core, dataset, settings);
  } finally {
    core.scope.dispose();
  }
}

function check(
  who: string,
  core: TrainerCore,
  dataset: Dataset,
  settings: SettingsOf<typeof OPTIONS.rows>,
): GradientCheck {
  core.assertIdle(who);
  const { stack, scope } = core;
  const { pass } = core.stepper;
  scope.hold();
  try {
    const data = core.stage(who, dataset, scope);
    stack.assertTrainingRows(who, data.rows);
    pass.reserve(data.rows);
    return compare(who, pass, data.slice(0, data.rows), settings);
  } finally {
    scope.release();
  }
}

/** A tensor that the loss depends on, and the gradient with respect to it. */
interface Part {
  readonly values: Tensor;
  readonly gradient: Float32Array;
}

function compare(who: string, pass: LossPass, batch: Batch, settings: SettingsOf<typeof OPTIONS.rows>): GradientCheck {
  const { stack } = pass;
  const { parameters, inputs } = withKeptGradients(stack, () => partsOf(who, pass, batch));
  const all = settings.inputs ? [...parameters, inputs] : parameters;
  const most = largest(all.map(({ gradient }) => sizeOf(gradient)));
  const errors = all.map((part) => {
    const size = Math.max(sizeOf(part.gradient), NEGLIGIBLE * most);
    const difference = largestDifference(pass, batch, part, settings);
    if (difference === 0) return 0;
    return difference < Infinity ? difference / Math.max(size, difference) : 1;
  });
  return {
    worst: largest([0, ...errors]),
    parameters: Object.fromEntries(stack.layout.slots.map((slot, i) => [nameOf(slot), errors[i]])),
    ...(settings.inputs && { inputs: errors[errors.length - 1] }),
  };
}

/** The gradients by backpropagation. */
function partsOf(who: string, pass: LossPass, batch: Batch): { parameters: Part[]; inputs: Part } {
  const { stack } = pass;
  const { gradients, layout } = stack;
  const loss = lossOf(pass, batch);
  if (!Number.isFinite(loss))
    throw rangeError(who, `the loss is ${loss}`, "pass samples and parameters with a finite one");
  const dInputs = pass.backward(batch.rows, true).floats.slice(0, batch.inputs.length);
  const parameters = layout.slots.map(({ offset, length }) => ({
    values: stack.parameters.slice(offset, length),
    gradient: gradients.floats.slice(offset, offset + length),
  }));
  return { parameters, inputs: { values: batch.inputs, gradient: dInputs } };
}

function lossOf(pass: LossPass, batch: Batch): number {
  return pass.forward(batch, 1 / pass.termsOf(batch), 1);
}

function largestDifference(
  pass: LossPass,
  batch: Batch,
  { values, gradient }: Part,
  { step, elements }: Required<Pick<GradientCheckOptions, "step" | "elements">>,
): number {
  const count = Math.min(elements, gradient.length);
  let most = 0;
  for (let k = 0; k < count; k++) {
    const i = Math.floor((k * gradient.length) / count);
    const difference = Math.abs(centralDifference(pass, batch, values, i, step) - gradient[i]);
    // NaN is the largest difference of all.
    if (!(difference <= most)) most = Number.isNaN(difference) ? Infinity : difference;
  }
  return most;
}

/** Values are rounded to f32, so the distance is measured, not twice the step. */
function centralDifference(pass: LossPass, batch: Batch, values: Tensor, i: number, step: number): number {
  const before = values.floats[i];
  const measure = (value: number): readonly [number, number] => {
    values.floats[i] = value;
    return [values.floats[i], lossOf(pass, batch)];
  };
  try {
    const [[low, lowLoss], [high, highLoss]] = [measure(before - step), measure(before + step)];
    return (highLoss - lowLoss) / (high - low);
  } finally {
    values.floats[i] = before;
  }
}

/** The largest magnitude of those that are finite. */
function sizeOf(gradient: Float32Array): number {
  return gradient.reduce((most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most), 0);
}
