import { texts } from "../texts/index";
import type { NeuronPlace } from "../training/frame";
import type { Task } from "../training/messages";

/** What a neuron is called; layer -1 for the inputs. */
export function neuronName({ inputs, classes, sizes }: Task, { layer, neuron }: NeuronPlace): string {
  const t = texts.value.network;
  if (layer < 0) return t.inputTitle(inputs[neuron]);
  if (layer < sizes.length - 2) return t.neuronTitle(layer + 1, neuron + 1);
  if (classes === undefined) return neuron === 0 ? t.output : t.spread;
  return t.outputTitle(sizes[sizes.length - 1] === 1 ? classes[1] : classes[neuron]);
}
