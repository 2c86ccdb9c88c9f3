/** One step of gradient descent on one sample, number by number. */
import { Network, SGD, Trainer, type Matrix, type StateDict } from "wasm-mlp";
import { isRegression } from "../data/prepare";
import { ProblemError } from "../problem";
import type { Settings } from "../settings/settings";
import type { ExplainedLayer, Explanation } from "./messages";
import { lossOf } from "./plan";
import type { TrainingSession } from "./session";

const SLOPE = 0.01;

/** A function with its derivative, both from the pre-activation. */
interface Activation {
  readonly of: (z: number) => number;
  readonly slope: (z: number) => number;
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

const ACTIVATIONS: Readonly<Record<Settings["activation"], Activation>> = {
  relu: { of: (z) => Math.max(0, z), slope: (z) => (z > 0 ? 1 : 0) },
  leakyRelu: { of: (z) => (z > 0 ? z : SLOPE * z), slope: (z) => (z > 0 ? 1 : SLOPE) },
  tanh: { of: Math.tanh, slope: (z) => 1 - Math.tanh(z) ** 2 },
  sigmoid: { of: sigmoid, slope: (z) => sigmoid(z) * (1 - sigmoid(z)) },
  none: { of: (z) => z, slope: () => 1 },
};

/**
 * Explains the step that plain gradient descent would make on the first training sample. The
 * weights after it are the library's own.
 *
 * @throws ProblemError for a network whose layers see more than one sample.
 */
export function explainStep({ shownNetwork, settings, data, task }: TrainingSession): Explanation {
  if (settings.batchNorm) throw new ProblemError("explainPlain");
  const { train, classes } = data;
  const inputs = Array.from(train.inputs.data.subarray(0, train.inputs.columns));
  const outputs = task.sizes[task.sizes.length - 1];
  const target = targetOf(train, outputs);
  const before = shownNetwork.stateDict();
  const { after, losses } = stepOf(shownNetwork, settings, train, classes?.length);
  const tables = weightsOf(before).map((table, i) => ({ before: table, after: weightsOf(after)[i] }));
  const forward = forwardPass(
    tables.map((table) => table.before),
    inputs,
    settings,
    classes !== undefined,
  );
  const errors = backwardPass(
    tables.map((table) => table.before),
    forward,
    target,
    settings,
    classes !== undefined,
  );
  const layers = tables.map((table, i): ExplainedLayer => {
    const from = i === 0 ? inputs : forward[i - 1].activations;
    return {
      ...forward[i],
      errors: errors[i],
      weightsBefore: table.before.weights,
      weightsAfter: table.after.weights,
      weightGradients: errors[i].map((error) => from.map((value) => error * value)),
      biasesBefore: table.before.biases,
      biasesAfter: table.after.biases,
    };
  });
  return {
    inputs,
    inputNames: task.inputs,
    target,
    targetName: classes?.[(train.targets as Int32Array)[0]] ?? String(target[0]),
    activation: settings.activation,
    learningRate: settings.learningRate,
    layers,
    lossBefore: losses[0],
    lossAfter: losses[1],
  };
}

/** What the output should be. */
function targetOf(train: TrainingSession["data"]["train"], outputs: number): number[] {
  if (isRegression(train)) return [train.targets.data[0]];
  const label = train.targets[0];
  return outputs === 1 ? [label] : Array.from({ length: outputs }, (_, i) => (i === label ? 1 : 0));
}

/** The step of the library on a copy. */
function stepOf(
  network: Network,
  settings: Settings,
  train: TrainingSession["data"]["train"],
  classes: number | undefined,
): { after: StateDict; losses: readonly [number, number] } {
  using copy = Network.fromConfig({
    ...network.config,
    layers: network.config.layers.filter(({ type }) => type !== "Dropout"),
  });
  copy.loadStateDict(renamed(network));
  const loss = lossOf(settings, { inputs: network.fanIn, classes });
  const trainer = new Trainer(copy, { loss, optimizer: new SGD({ learningRate: settings.learningRate }) });
  const inputs: Matrix = {
    data: train.inputs.data.subarray(0, train.inputs.columns),
    rows: 1,
    columns: train.inputs.columns,
  };
  const targets = isRegression(train)
    ? { data: train.targets.data.subarray(0, 1), rows: 1, columns: 1 }
    : train.targets.subarray(0, 1);
  const first = trainer.step(inputs, targets);
  const { loss: second } = trainer.evaluate({ inputs, targets });
  return { after: copy.stateDict(), losses: [first, second] };
}

/** The parameters under the names that they have without dropout. */
function renamed(network: Network): StateDict {
  const kept = network.config.layers.flatMap(({ type }, i) => (type === "Dropout" ? [] : [i]));
  return Object.fromEntries(
    Object.entries(network.stateDict()).map(([name, tensor]) => {
      const [index, key] = name.split(".");
      return [`${kept.indexOf(Number(index))}.${key}`, tensor];
    }),
  );
}

interface Weights {
  readonly weights: number[][];
  readonly biases: number[];
}

function weightsOf(state: StateDict): Weights[] {
  const names = Object.keys(state).filter((name) => name.endsWith(".weight"));
  return names.map((name) => {
    const { data, shape } = state[name];
    const weights = Array.from({ length: shape[0] }, (_, n) =>
      Array.from(data.subarray(n * shape[1], (n + 1) * shape[1])),
    );
    return { weights, biases: Array.from(state[name.replace(".weight", ".bias")].data) };
  });
}

interface Forward {
  readonly preActivations: number[];
  readonly activations: number[];
}

function forwardPass(
  layers: readonly Weights[],
  inputs: number[],
  settings: Settings,
  isClassifier: boolean,
): Forward[] {
  let from = inputs;
  return layers.map(({ weights, biases }, i) => {
    const preActivations = weights.map((row, n) => row.reduce((sum, weight, j) => sum + weight * from[j], biases[n]));
    const isLast = i === layers.length - 1;
    const activations = isLast
      ? outputsOf(preActivations, isClassifier)
      : preActivations.map(ACTIVATIONS[settings.activation].of);
    from = activations;
    return { preActivations, activations };
  });
}

function outputsOf(logits: number[], isClassifier: boolean): number[] {
  if (!isClassifier) return logits;
  if (logits.length === 1) return logits.map(sigmoid);
  const largest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - largest));
  const sum = powers.reduce((a, b) => a + b);
  return powers.map((power) => power / sum);
}

/** The gradient with respect to each pre-activation, by the chain rule from the last layer back. */
function backwardPass(
  layers: readonly Weights[],
  forward: readonly Forward[],
  target: number[],
  settings: Settings,
  isClassifier: boolean,
): number[][] {
  const factor = isClassifier ? 1 : 2;
  let errors = forward[forward.length - 1].activations.map((value, n) => factor * (value - target[n]));
  const all = [errors];
  for (let i = layers.length - 2; i >= 0; i--) {
    const { weights } = layers[i + 1];
    const { slope } = ACTIVATIONS[settings.activation];
    errors = forward[i].preActivations.map(
      (z, n) => slope(z) * errors.reduce((sum, error, to) => sum + error * weights[to][n], 0),
    );
    all.unshift(errors);
  }
  return all;
}
