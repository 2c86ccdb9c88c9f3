import { lookUp } from "../../core/look-up";
import {
  capacityCurve,
  dyingRelu,
  edgeOfStability,
  initialConditions,
  planCapacityCurve,
  planDyingRelu,
  planEdgeOfStability,
  planInitialConditions,
  planTeacherStudent,
  planTrainabilityBoundary,
  teacherStudent,
  trainabilityBoundary,
  type CapacityCurve,
  type DyingRelu,
  type EdgeOfStability,
  type InitialConditions,
  type RunOptions,
  type StudyPlan,
  type TeacherStudent,
  type TrainabilityBoundary,
} from "../../experiments/index";
import {
  drawCapacityCurve,
  drawDyingRelu,
  drawEdgeOfStability,
  drawInitialConditions,
  drawTeacherStudent,
  drawTrainabilityBoundary,
} from "../../visualizer/index";
import type { Figure } from "../figures/figure";

/** What a study of the laboratory gives. */
export type LaboratoryResult =
  TrainabilityBoundary | InitialConditions | EdgeOfStability | DyingRelu | CapacityCurve | TeacherStudent;

/** Options of a study as plain JSON. */
export type LaboratorySettings = Readonly<Record<string, unknown>>;

/** A study of the literature on the command line: how it is planned, computed, drawn and told. */
interface Experiment<Result> {
  readonly plan: (settings: LaboratorySettings) => StudyPlan;
  readonly compute: (
    settings: LaboratorySettings & RunOptions<{ readonly done: number; readonly total: number }>,
  ) => Promise<Result>;
  readonly figure: (result: Result) => Figure;
  /** What it shows, in a line. */
  readonly summary: (result: Result) => string;
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

const boundary: Experiment<TrainabilityBoundary> = {
  plan: planTrainabilityBoundary,
  compute: trainabilityBoundary,
  figure: (result) => ({
    name: "boundary",
    alt: "Where training converges, by the learning rates of two layers",
    draw: (style) =>
      drawTrainabilityBoundary(result, {
        title: "The boundary of trainability",
        caption: { seed: result.settings.seed },
        ...style,
      }),
  }),
  summary: ({ converged, dimension }) =>
    `${percent(mean(converged.data))} of ${converged.data.length} pairs of rates converge; box dimension of the boundary ${dimension.toFixed(2)}`,
};

/** Parameters of the 2-2-1 network, by their numbers. */
const PARAMETERS = [
  ...["input 1 to unit 1", "input 1 to unit 2", "input 2 to unit 1", "input 2 to unit 2"],
  ...["bias of unit 1", "bias of unit 2", "unit 1 to output", "unit 2 to output", "bias of the output"],
];

const starts: Experiment<InitialConditions> = {
  plan: planInitialConditions,
  compute: initialConditions,
  figure: (result) => {
    const { axes, learningRate, momentum, seed } = result.settings;
    return {
      name: "starts",
      alt: "Whether XOR is learned, by two of the initial weights",
      draw: (style) =>
        drawInitialConditions(result, {
          title: "Sensitive to initial conditions",
          caption: { "learning rate": learningRate, momentum, seed },
          labels: [`initial weight, ${PARAMETERS[axes[0]]}`, `initial weight, ${PARAMETERS[axes[1]]}`],
          ...style,
        }),
    };
  },
  summary: ({ learned, dimension }) =>
    `from ${percent(mean(learned.data))} of ${learned.data.length} starts XOR is learned; box dimension of the border ${dimension.toFixed(2)}`,
};

const stability: Experiment<EdgeOfStability> = {
  plan: planEdgeOfStability,
  compute: edgeOfStability,
  figure: (result) => ({
    name: "stability",
    alt: "Sharpness over the epochs for many learning rates",
    draw: (style) =>
      drawEdgeOfStability(result, {
        title: "The edge of stability",
        caption: { network: result.settings.architecture.join("-"), seed: result.settings.seed },
        ...style,
      }),
  }),
  summary: (result) => {
    const near = late(result).filter((ratio) => Math.abs(ratio - 1) < 0.1).length;
    return `${near} of ${result.learningRates.length} rates end within 10 % of sharpness 2 / rate (median of the last 30 % of the epochs)`;
  },
};

const dying: Experiment<DyingRelu> = {
  plan: planDyingRelu,
  compute: dyingRelu,
  figure: (result) => ({
    name: "dying",
    alt: "Share of deep narrow ReLU networks that collapse, by width and depth",
    draw: (style) =>
      drawDyingRelu(result, {
        title: "Born dead",
        caption: { networks: result.networks, seed: result.settings.seed },
        ...style,
      }),
  }),
  summary: ({ collapsed, alive }) =>
    `${percent(1 - mean(alive.data))} of all networks are born dead, ${percent(mean(collapsed.data))} end as a constant`,
};

const capacity: Experiment<CapacityCurve> = {
  plan: planCapacityCurve,
  compute: capacityCurve,
  figure: (result) => ({
    name: "capacity",
    alt: "Share of random labellings learned, by the number of points",
    draw: (style) =>
      drawCapacityCurve([result], {
        title: "Capacity",
        caption: { labellings: result.labellings, seed: result.settings.seed },
        ...style,
      }),
  }),
  summary: ({ points, learned, exact }) =>
    points
      .map((count, i) => `${count} points: ${percent(learned[i])} learned, ${percent(exact[i])} by a plane`)
      .join("\n"),
};

const teachers: Experiment<TeacherStudent> = {
  plan: planTeacherStudent,
  compute: teacherStudent,
  figure: (result) => ({
    name: "teachers",
    alt: "Share of students that find their teacher, by its width and their extra neurons",
    draw: (style) =>
      drawTeacherStudent(result, {
        title: "One neuron more",
        caption: { students: result.starts, seed: result.settings.seed },
        ...style,
      }),
  }),
  summary: ({ teacherWidths, extraNeurons, success }) =>
    teacherWidths
      .map((width, r) => {
        const shares = extraNeurons.map(
          (extra, c) => `+${extra}: ${percent(success.data[r * extraNeurons.length + c])}`,
        );
        return `teacher of ${width}: ${shares.join(", ")}`;
      })
      .join("\n"),
};

/** Median sharpness of the last 30 % of the epochs over 2 / rate, for each rate; NaN after divergence. */
export function late({
  learningRates,
  epochs,
  sharpness,
}: Pick<EdgeOfStability, "learningRates" | "epochs" | "sharpness">): number[] {
  const from = epochs.length - Math.ceil(0.3 * epochs.length);
  return learningRates.map((rate, r) => {
    const own = sharpness.data.slice(r * epochs.length + from, (r + 1) * epochs.length);
    return own.some(Number.isNaN) ? NaN : (own.sort()[own.length >> 1] * rate) / 2;
  });
}

/** Of shares, or of 0 and 1. */
export function mean(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The studies, by the names of their commands. */
const LABORATORY = { boundary, starts, stability, dying, capacity, teachers } as const;

export type LaboratoryName = keyof typeof LABORATORY;

const NAMES: Readonly<Record<LaboratoryResult["kind"], LaboratoryName>> = {
  trainabilityBoundary: "boundary",
  initialConditions: "starts",
  edgeOfStability: "stability",
  dyingRelu: "dying",
  capacityCurve: "capacity",
  teacherStudent: "teachers",
};

/** Whether a name is one of a study of the laboratory. */
export function isLaboratoryName(name: unknown): name is LaboratoryName {
  return lookUp<unknown>(LABORATORY, name) !== undefined;
}

/** The study that a result is of. */
export function experimentOf<Result extends LaboratoryResult>({ kind }: Result): Experiment<Result> {
  return LABORATORY[NAMES[kind]] as unknown as Experiment<Result>;
}

/** Any of them by name. */
export function experimentNamed(name: LaboratoryName): Experiment<LaboratoryResult> {
  return LABORATORY[name] as unknown as Experiment<LaboratoryResult>;
}
