/** The texts of the published studies, in English. */
import type { LaboratoryField } from "../page/studies/laboratory-fields";
import type { LaboratoryKind } from "../studies/messages";
import { counted, percentText } from "./numbers";

interface StudyWords {
  readonly title: string;
  /** What one looks for, and who found it. */
  readonly why: string;
  /** Names of the axes. */
  readonly x: string;
  readonly y: string;
}

interface CellWords extends StudyWords {
  /** What the darkest and the lightest shade mean. */
  readonly ends: readonly [string, string];
  /** What is said of a cell's value. */
  readonly value: (value: number) => string;
}

interface CapacityWords extends StudyWords {
  readonly learned: string;
  readonly exact: string;
  readonly point: (count: number, learned: string, exact: string) => string;
}

/** The texts of the published studies in one language. */
export type LaboratoryTexts = { readonly capacity: CapacityWords } & Readonly<
  Record<Exclude<LaboratoryKind, "capacity">, CellWords>
>;

export const laboratory: LaboratoryTexts = {
  boundary: {
    title: "The border of trainability",
    why: "With a learning rate for each of two layers, training converges or it does not. Is the border between the two smooth? It is torn at every scale: narrow the rates and look closer (Sohl-Dickstein 2024).",
    x: "rate of layer 1",
    y: "rate of layer 2",
    ends: ["diverges", "converges"],
    value: (value) => (value <= 0 ? "training converges" : "training diverges"),
  },
  starts: {
    title: "Where one starts",
    why: "Whether a network learns hangs on its first weights. Here a small network of sigmoids starts to learn XOR from each pair of two of them, the other seven are the same everywhere. The border is torn: look closer at it (Kolen and Pollack 1990).",
    x: "weight from input 1 to neuron 1",
    y: "weight from neuron 1 to the output",
    ends: ["never learned", "at once"],
    value: (epochs) =>
      epochs === Infinity ? "XOR is not learned" : `XOR is learned in ${counted(epochs, "epoch", "epochs")}`,
  },
  stability: {
    title: "The edge of stability",
    why: "Gradient descent with rate η is stable where the sharpness of the loss is below 2 / η. On networks the sharpness rises to that limit and stays there (Cohen et al. 2021).",
    x: "epoch",
    y: "learning rate",
    ends: ["0", "1.25 × limit"],
    value: (value) => `sharpness is ${percentText(value)} of its limit`,
  },
  dying: {
    title: "Born dead",
    why: "A layer of ReLUs that is 0 for all data passes nothing on. How often does a deep, narrow network collapse to a constant? (Lu et al. 2019).",
    x: "neurons of a layer",
    y: "layers",
    ends: ["none", "all collapse"],
    value: (value) => `${percentText(value)} of the networks collapse`,
  },
  capacity: {
    title: "Capacity",
    why: "Points with random labels have nothing to understand, only to memorize. One neuron manages all of them up to a number of points, then suddenly hardly any: Cover's theorem (1965) says where.",
    x: "points",
    y: "share that is learned",
    learned: "networks",
    exact: "theorem (one neuron)",
    point: (count, learned, exact) =>
      `${counted(count, "point", "points")}: networks learn ${learned} of the labellings, the theorem says ${exact}`,
  },
  teachers: {
    title: "One neuron more",
    why: "Networks learn the answers of a teacher network. Of the teacher's own size many get stuck; do a few neurons more help? (Safran and Shamir 2018).",
    x: "extra neurons",
    y: "neurons of the teacher",
    ends: ["none", "all succeed"],
    value: (value) => `${percentText(value)} of the students succeed`,
  },
};

export const laboratoryFields: Readonly<Record<LaboratoryField, string>> = {
  size: "Cells a side",
  width: "Neurons of a layer",
  steps: "Steps",
  from1: "Layer 1: from 10^",
  to1: "Layer 1: to 10^",
  from2: "Layer 2: from 10^",
  to2: "Layer 2: to 10^",
  rate: "Learning rate",
  seed: "Seed of the other weights",
  low1: "Input weight: from",
  high1: "Input weight: to",
  low2: "Output weight: from",
  high2: "Output weight: to",
  rates: "Learning rates",
  epochs: "Max. epochs",
  depth: "Most layers",
  networks: "Networks per cell",
  inputs: "Inputs",
  hidden: "Hidden neurons",
  points: "Most points",
  labellings: "Labellings",
  teacher: "Largest teacher",
  extra: "Most extra neurons",
  starts: "Students per cell",
};
