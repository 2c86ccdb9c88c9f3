/** One step of gradient descent on one sample, number by number: those of the library. */
import { Network, SGD, Trainer, type StateDict } from "wasm-mlp";
import { firstSamples } from "../data/first-rows";
import { isRegression } from "../data/prepare";
import { ProblemError } from "../problem";
import { linearIndices } from "./architecture";
import type { Explanation } from "./frame";
import { lossOf } from "./plan";
import type { TrainingSession } from "./session";

/**
 * Explains the step that plain gradient descent would make on the first training sample.
 *
 * @throws ProblemError for a network whose layers see more than one sample.
 */
export function explainStep({ shownNetwork, settings, data, task }: TrainingSession): Explanation {
  if (settings.normalization !== "none") throw new ProblemError("explainPlain");
  const { train, classes } = data;
  const outputs = task.sizes[task.sizes.length - 1];
  const target = targetOf(train, outputs);
  using network = withoutDropout(shownNetwork);
  const { inputs, targets } = firstSamples(train, 1);
  const loss = lossOf(settings, { classes: classes?.length });
  const trainer = new Trainer(network, { loss, optimizer: new SGD({ learningRate: settings.learningRate }) });
  const values = network.activations(inputs).map(({ data: row }) => Array.from(row));
  const before = network.stateDict();
  const lossBefore = trainer.step(inputs, targets);
  const [gradients, after] = [trainer.gradients(), network.stateDict()];
  const linear = linearIndices(network.config.layers);
  const layers = linear.map((index, i) => {
    const [old, gradient, changed] = [before, gradients, after].map((state) => weightsOf(state, index));
    return {
      preActivations: values[index],
      activations: values[(linear[i + 1] ?? values.length) - 1],
      // A pre-activation moves as its bias does.
      errors: gradient.biases,
      weightsBefore: old.weights,
      weightsAfter: changed.weights,
      weightGradients: gradient.weights,
      biasesBefore: old.biases,
      biasesAfter: changed.biases,
    };
  });
  return {
    inputs: Array.from(inputs.data),
    inputNames: task.inputs,
    target,
    targetName: classes?.[(train.targets as Int32Array)[0]] ?? String(target[0]),
    activation: settings.activation,
    learningRate: settings.learningRate,
    layers,
    lossBefore,
    lossAfter: trainer.evaluate({ inputs, targets }).loss,
  };
}

/** What the output should be. */
function targetOf(train: TrainingSession["data"]["train"], outputs: number): number[] {
  if (isRegression(train)) return [train.targets.data[0]];
  const label = train.targets[0];
  return outputs === 1 ? [label] : Array.from({ length: outputs }, (_, i) => (i === label ? 1 : 0));
}

/** A copy of the network in which every neuron takes part. */
function withoutDropout(network: Network): Network {
  const { layers } = network.config;
  const kept = layers.flatMap(({ type }, i) => (type === "Dropout" ? [] : [i]));
  const copy = Network.fromConfig({ ...network.config, layers: kept.map((i) => layers[i]) });
  const renamed = Object.entries(network.stateDict()).map(([name, tensor]) => {
    const [index, key] = name.split(".");
    return [`${kept.indexOf(Number(index))}.${key}`, tensor] as const;
  });
  copy.loadStateDict(Object.fromEntries(renamed));
  return copy;
}

function weightsOf(state: StateDict, layer: number): { weights: number[][]; biases: number[] } {
  const { data, shape } = state[`${layer}.weight`];
  const weights = Array.from({ length: shape[0] }, (_, n) =>
    Array.from(data.subarray(n * shape[1], (n + 1) * shape[1])),
  );
  return { weights, biases: Array.from(state[`${layer}.bias`].data) };
}
