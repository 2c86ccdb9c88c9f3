/** The published studies as the page runs them: small enough to be watched, their networks open in the main view. */
import type { Network, StateDict } from "wasm-mlp";
import {
  capacityCurve,
  dyingRelu,
  edgeOfStability,
  initialConditions,
  networkOf,
  planCapacityCurve,
  planDyingRelu,
  planEdgeOfStability,
  planInitialConditions,
  planTeacherStudent,
  planTrainabilityBoundary,
  teacherStudent,
  trainabilityBoundary,
  type CapacityCurve,
  type InitialConditions,
  type StudyPlan,
  type StudyProgress,
} from "wasm-mlp/experiments";
import type { ThemeName } from "wasm-mlp/visualizer";
import { ProblemError } from "../problem";
import { defaultsFor, type Settings } from "../settings/settings";
import { fileOf, type StudyData } from "./study-file";
import type {
  CapacityPicture,
  CellPicture,
  LaboratoryKind,
  StudyNetwork,
  StudyNumbers,
  StudyPicture,
  StudyPlace,
} from "./messages";

/** A study that has ended. */
export interface EndedStudy {
  readonly picture: StudyPicture;
  /** @throws ProblemError for a network that cannot be shown. */
  open(place: StudyPlace): StudyNetwork;
  /** The figure of the library's visualizer, which is loaded for it. */
  figure(theme: ThemeName): Promise<string>;
}

type Visualizer = typeof import("./study-figures");

/** Draws with the visualizer. */
export function drawn(draw: (visualizer: Visualizer, theme: ThemeName) => string): EndedStudy["figure"] {
  return async (theme) => draw(await import("./study-figures"), theme);
}

type Listener = (progress: StudyProgress<StudyPicture>) => void;

type Runner = (numbers: StudyNumbers, onProgress: Listener) => Promise<EndedStudy>;

/**
 * Runs one of them.
 *
 * @throws (rejects) ProblemError for numbers that do not go together.
 */
export async function runLaboratory(
  kind: LaboratoryKind,
  numbers: StudyNumbers,
  onProgress: Listener,
): Promise<EndedStudy> {
  try {
    return await RUNNERS[kind](numbers, onProgress);
  } catch (error) {
    if (error instanceof RangeError) throw new ProblemError("studyNumbers");
    throw error;
  }
}

const RUNNERS: Readonly<Record<LaboratoryKind, Runner>> = { boundary, starts, stability, dying, capacity, teachers };

/** Hands on progress with its picture. */
function pictured<Result>(picture: (result: Result) => StudyPicture, onProgress: Listener) {
  return (progress: StudyProgress<Result>): void => {
    onProgress({ ...progress, partial: () => picture(progress.partial()) });
  };
}

function upTo(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

function evenUpTo(most: number): number[] {
  return upTo(1, Math.floor(most / 2)).map((half) => 2 * half);
}

async function boundary(numbers: StudyNumbers, onProgress: Listener): Promise<EndedStudy> {
  const { size, width, steps, from1, to1, from2, to2 } = numbers;
  const options = { size, width, steps, logRates1: [from1, to1], logRates2: [from2, to2] } as const;
  const picture = (result: Awaited<ReturnType<typeof trainabilityBoundary>>): CellPicture => ({
    type: "cells",
    kind: "boundary",
    columns: Array.from(result.logRates1, (log) => 10 ** log),
    rows: Array.from(result.logRates2, (log) => 10 ** log),
    values: result.value.data,
    members: 1,
    dimension: result.dimension,
  });
  const result = await trainabilityBoundary({ ...options, onProgress: pictured(picture, onProgress) });
  const plan = planTrainabilityBoundary(options);
  return {
    figure: drawn((visualizer, theme) => visualizer.drawTrainabilityBoundary(result, { theme })),
    picture: picture(result),
    open: ({ column, row }) =>
      weights(
        network(() => networkOf(result, row * size + column)),
        dataOf(plan, 0),
        { activation: "tanh", optimizer: "sgd" },
      ),
  };
}

/** The first weights that vary: from an input to a hidden neuron, and from a hidden neuron to the output. */
const VARIED = [0, 6] as const;

/** XOR has four samples; each stands in the table so often that some can be held out. */
const COPIES = 5;

async function starts(numbers: StudyNumbers, onProgress: Listener): Promise<EndedStudy> {
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
  const result = await initialConditions({ ...options, onProgress: pictured(picture, onProgress) });
  const { inputs, labels } = truthTable(planInitialConditions(options));
  return {
    figure: drawn((visualizer, theme) => visualizer.drawInitialConditions(result, { theme })),
    picture: picture(result, result.dimension),
    open: ({ column, row }) =>
      weights(
        network(() => networkOf(result, row * size + column)),
        { inputs, targets: Float32Array.from(labels), labels },
        { activation: "sigmoid", output: "sigmoid", optimizer: "sgd", learningRate: 1, validation: 0.2 },
      ),
  };
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

/** Rates for which the limit, 2 / rate, falls from 60 to 5. */
function ratesOf(count: number): number[] {
  return Array.from({ length: count }, (_, i) => 2 / (60 * (5 / 60) ** (i / Math.max(1, count - 1))));
}

const LOOKS = 40;

async function stability({ rates, width, epochs }: StudyNumbers, onProgress: Listener): Promise<EndedStudy> {
  const learningRates = ratesOf(rates);
  const every = Math.max(1, Math.round(epochs / LOOKS));
  const options = { architecture: [1, width, width, 1], learningRates, epochs, every };
  const picture = (result: Awaited<ReturnType<typeof edgeOfStability>>): CellPicture => ({
    type: "cells",
    kind: "stability",
    columns: result.epochs,
    rows: learningRates,
    values: result.sharpness.data.map((value, i) => (value * learningRates[Math.floor(i / result.epochs.length)]) / 2),
    members: 1,
  });
  const result = await edgeOfStability({ ...options, onProgress: pictured(picture, onProgress) });
  const plan = planEdgeOfStability(options);
  return {
    figure: drawn((visualizer, theme) => visualizer.drawEdgeOfStability(result, { theme })),
    picture: picture(result),
    open: ({ column, row }) =>
      weights(
        network(() => networkOf(result, row, { epochs: result.epochs[column] })),
        dataOf(plan, 0),
        { activation: "tanh", optimizer: "sgd", learningRate: learningRates[row] },
      ),
  };
}

async function dying({ width, depth, networks, epochs }: StudyNumbers, onProgress: Listener): Promise<EndedStudy> {
  const options = { widths: upTo(1, width), depths: upTo(1, depth), networks, epochs };
  const picture = (result: Awaited<ReturnType<typeof dyingRelu>>): CellPicture => ({
    type: "cells",
    kind: "dying",
    columns: options.widths,
    rows: options.depths,
    values: result.collapsed.data,
    members: networks,
  });
  const result = await dyingRelu({ ...options, onProgress: pictured(picture, onProgress) });
  const plan = planDyingRelu(options);
  return {
    figure: drawn((visualizer, theme) => visualizer.drawDyingRelu(result, { theme })),
    picture: picture(result),
    open: ({ column, row, member }) => {
      const cell = row * options.widths.length + column;
      const found = network(() => networkOf(result, cell * networks + member));
      return weights(found, dataOf(plan, cell), { activation: "relu" });
    },
  };
}

async function teachers({ teacher, extra, starts, epochs }: StudyNumbers, onProgress: Listener): Promise<EndedStudy> {
  const options = { teacherWidths: evenUpTo(teacher), extraNeurons: upTo(0, extra), starts, epochs };
  const picture = (result: Awaited<ReturnType<typeof teacherStudent>>): CellPicture => ({
    type: "cells",
    kind: "teachers",
    columns: options.extraNeurons,
    rows: options.teacherWidths,
    values: result.success.data,
    members: starts,
  });
  const result = await teacherStudent({ ...options, onProgress: pictured(picture, onProgress) });
  const plan = planTeacherStudent(options);
  return {
    figure: drawn((visualizer, theme) => visualizer.drawTeacherStudent(result, { theme })),
    picture: picture(result),
    open: ({ column, row, member }) => {
      const cell = row * options.extraNeurons.length + column;
      const found = network(() => networkOf(result, cell * starts + member));
      return weights(found, dataOf(plan, cell), { activation: "tanh" });
    },
  };
}

/** Fewest points that leave one to be held out. */
const FEWEST_POINTS = 5;

async function capacity(numbers: StudyNumbers, onProgress: Listener): Promise<EndedStudy> {
  const { inputs, hidden, points, labellings, epochs } = numbers;
  const options = { inputs, hidden, points: upTo(FEWEST_POINTS, points), labellings, starts: 1, epochs };
  const picture = ({ learned, exact }: CapacityCurve): CapacityPicture => ({
    type: "capacity",
    points: options.points,
    learned,
    exact,
    members: labellings,
  });
  const result = await capacityCurve({ ...options, onProgress: pictured(picture, onProgress) });
  const plan = planCapacityCurve(options);
  return {
    figure: drawn((visualizer, theme) => visualizer.drawCapacityCurve([result], { theme })),
    picture: picture(result),
    open: ({ column, member }) => {
      const found = network(() => networkOf(result, column * labellings + member));
      const { labels } = plan.parts[column].member(member);
      if (new Set(labels).size < 2) throw new ProblemError("studyOneLabel");
      const data = { ...dataOf(plan, column), labels };
      return weights(found, data, { activation: "tanh", output: "sigmoid", learningRate: 0.1, validation: 0.2 });
    },
  };
}

/** @throws ProblemError for a network whose weights are no numbers any more. */
function network(find: () => Network): Network {
  try {
    return find();
  } catch (error) {
    if (error instanceof RangeError) throw new ProblemError("studyDiverged");
    throw error;
  }
}

function dataOf({ parts }: StudyPlan, part: number): StudyData {
  const { inputs, targets } = parts[part].task;
  return { inputs, targets: targets.data };
}

/** A network with its weights and its data, as the main view takes it. */
function weights(found: Network, data: StudyData, own: Partial<Settings>): StudyNetwork {
  using shown = found;
  const hidden = shown.config.layers.flatMap((layer) => (layer.type === "Linear" ? [layer.fanOut] : [])).slice(0, -1);
  const settings: Settings = {
    ...defaultsFor("csv"),
    scale: false,
    validation: 0.05,
    hidden,
    batchSize: 0,
    settle: false,
    ...own,
  };
  return { from: "weights", ...fileOf(data), settings, state: withBiases(shown.stateDict()) };
}

/** Biases of 0 where a network has none: the same function. */
function withBiases(state: StateDict): StateDict {
  const missing = Object.entries(state)
    .filter(([name]) => name.endsWith(".weight") && !(name.replace(".weight", ".bias") in state))
    .map(([name, { shape }]) => [
      name.replace(".weight", ".bias"),
      { shape: [shape[0]], data: new Float32Array(shape[0]) },
    ]);
  return { ...state, ...(Object.fromEntries(missing) as StateDict) };
}
