import {
  initialConditions,
  networkOf,
  planInitialConditions,
  type InitialConditions,
  type StudyPlan,
} from "wasm-mlp/experiments";
import { FIELDS } from "../../settings/fields";
import type { Settings } from "../../settings/settings";
import { drawn, type EndedStudy } from "../ended-study";
import type { CellPicture, StudyNumbers } from "../messages";
import { network, weights } from "./opened-network";
import { pictured, type StudyListener } from "./progress";

/** The first weights that vary: from an input to a hidden neuron, and from a hidden neuron to the output. */
const VARIED = [0, 6] as const;

/**
 * XOR has four samples. Each stands in the table so often that all four are among those held out: the page must not say
 * that all are right of a network that answers three of four.
 */
const COPIES = 40;

export async function starts(numbers: StudyNumbers, listener: StudyListener): Promise<EndedStudy> {
  const { size, epochs, rate, seed, low1, high1, low2, high2 } = numbers;
  const options = {
    ...{ size, epochs, seed, axes: VARIED, learningRate: rate },
    range1: [low1, high1],
    range2: [low2, high2],
  } as const;
  const picture = ({ values1, values2, learned, epoch }: InitialConditions, dimension?: number): CellPicture => ({
    type: "cells",
    kind: "starts",
    columns: [...values1],
    rows: [...values2],
    values: learned.data.map((isLearned, i) => (isLearned === 0 ? Infinity : isLearned * epoch.data[i])),
    members: 1,
    dimension,
  });
  const plan = planInitialConditions(options);
  listener.onPlan(plan);
  const result = await initialConditions({ ...options, onProgress: pictured(picture, listener) });
  const { inputs, labels } = truthTable(plan);
  return {
    figure: drawn((visualizer, theme) => visualizer.drawInitialConditions(result, { theme })),
    picture: picture(result, result.dimension),
    open: ({ column, row }) =>
      weights(
        network(() => networkOf(result, row * size + column)),
        { inputs, targets: Float32Array.from(labels), labels },
        { activation: "sigmoid", output: "sigmoid", validation: 0.2, ...descent(result.settings) },
      ),
  };
}

/**
 * How the study's networks learn. The main view knows no squared error of classes: its mean cross-entropy has the slope
 * of the study's sum of four errors where an output is 1/2, and a steeper one elsewhere.
 */
function descent({ learningRate, momentum }: InitialConditions["settings"]): Partial<Settings> {
  return { optimizer: "momentum", momentum, learningRate: Math.min(learningRate, FIELDS.learningRate.max) };
}

/** The samples of XOR, each several times. */
function truthTable({ parts: [{ task }] }: StudyPlan) {
  const { inputs, labels = [] } = task;
  const copies = <Value>(values: Iterable<Value>) => Array.from({ length: COPIES }, () => [...values]).flat();
  return {
    inputs: { ...inputs, data: Float32Array.from(copies(inputs.data)), rows: COPIES * inputs.rows },
    labels: Int32Array.from(copies(labels)),
  };
}
