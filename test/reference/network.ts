/**
 * The naive twin of a network in training: forward pass and loss in double precision, element
 * by element from the formulas, gradients by central differences. Shares nothing with the
 * library but the JSON of a layer.
 */
import type { LayerConfig, LossName, Reduction } from "../../src/index";

/** Parameters by their names in a state dict, row-major; a weight is fanOut x fanIn. */
export type Parameters = Readonly<Record<string, readonly number[]>>;

type Rows = readonly (readonly number[])[];

/** Masks of the Dropout layers by their place: 0 or 1 / (1 - rate) for each element. */
export type Masks = Readonly<Record<number, Rows>>;

/** Outputs in training mode: statistics of the batch, the given masks. */
export function forward(layers: readonly LayerConfig[], parameters: Parameters, inputs: Rows, masks: Masks = {}): Rows {
  return layers.reduce((values, layer, index) => apply(layer, index, parameters, values, masks), inputs);
}

function apply(layer: LayerConfig, index: number, parameters: Parameters, x: Rows, masks: Masks): Rows {
  const weight = parameters[`${index}.weight`];
  const bias = parameters[`${index}.bias`];
  switch (layer.type) {
    case "Linear":
      return x.map((row) => linear(row, weight, layer.bias ? bias : undefined, layer.fanOut));
    case "ReLU":
      return map(x, (v) => Math.max(v, 0));
    case "LeakyReLU":
      return map(x, (v) => (v > 0 ? v : layer.slope * v));
    case "Sigmoid":
      return map(x, (v) => 1 / (1 + Math.exp(-v)));
    case "Tanh":
      return map(x, Math.tanh);
    case "Softmax":
      return x.map(softmax);
    case "Dropout":
      return map(x, (v, r, c) => v * masks[index][r][c]);
    case "BatchNorm1d":
      return batchNorm(x, layer.features, layer.epsilon, weight, bias);
    case "BatchNorm2d":
      return batchNorm(x, layer.channels, layer.epsilon, weight, bias);
    default:
      throw new Error(`the naive network has no ${layer.type}`);
  }
}

function map(x: Rows, f: (value: number, row: number, column: number) => number): Rows {
  return x.map((row, r) => row.map((value, c) => f(value, r, c)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function linear(
  row: readonly number[],
  weight: readonly number[],
  bias: readonly number[] | undefined,
  fanOut: number,
) {
  return Array.from(
    { length: fanOut },
    (_, j) => sum(row.map((v, i) => v * weight[j * row.length + i])) + (bias?.[j] ?? 0),
  );
}

function softmax(row: readonly number[]): number[] {
  const exponentials = row.map((v) => Math.exp(v - Math.max(...row)));
  return exponentials.map((e) => e / sum(exponentials));
}

/** Each channel is columns / channels neighboring columns; without weight and bias it is not affine. */
function batchNorm(
  x: Rows,
  channels: number,
  epsilon: number,
  weight: readonly number[] | undefined,
  bias: readonly number[] | undefined,
): Rows {
  const spatial = x[0].length / channels;
  const statistics = Array.from({ length: channels }, (_, channel) => {
    const values = x.flatMap((row) => row.slice(channel * spatial, (channel + 1) * spatial));
    const mean = sum(values) / values.length;
    return { mean, variance: sum(values.map((v) => (v - mean) ** 2)) / values.length };
  });
  return map(x, (v, _, column) => {
    const channel = Math.floor(column / spatial);
    const { mean, variance } = statistics[channel];
    return ((v - mean) / Math.sqrt(variance + epsilon)) * (weight?.[channel] ?? 1) + (bias?.[channel] ?? 0);
  });
}

/** The loss of outputs for targets, both (rows x columns); cross-entropy from logits or from probabilities. */
export function lossOf(
  name: LossName,
  reduction: Reduction,
  probabilities: boolean,
  outputs: Rows,
  targets: Rows,
): number {
  const total = (term: (y: number, t: number) => number, rows = outputs) =>
    sum(rows.map((row, r) => sum(row.map((y, c) => term(y, targets[r][c])))));
  const { length } = outputs;
  const elements = length * outputs[0].length;
  const mean = (value: number, count: number) => (reduction === "mean" ? value / count : value);
  switch (name) {
    case "meanSquaredError":
      return mean(
        total((y, t) => (y - t) ** 2),
        elements,
      );
    case "binaryCrossEntropy":
      return mean(
        total((y, t) => -t * Math.log(y) - (1 - t) * Math.log(1 - y)),
        elements,
      );
    case "crossEntropy":
      return mean(
        total((p, t) => -t * Math.log(p), probabilities ? outputs : outputs.map(softmax)),
        length,
      );
    default:
      throw new Error(`the naive network has no loss ${name}`);
  }
}

/** Derivative of `loss` with respect to each parameter, by central differences. */
export function numericGradient(loss: (parameters: Parameters) => number, parameters: Parameters, step = 1e-6) {
  const derivative = (name: string, i: number) => {
    const at = (value: number) => loss({ ...parameters, [name]: parameters[name].with(i, value) });
    const value = parameters[name][i];
    return (at(value + step) - at(value - step)) / (2 * step);
  };
  return Object.fromEntries(
    Object.entries(parameters).map(([name, values]) => [name, values.map((_, i) => derivative(name, i))]),
  );
}
