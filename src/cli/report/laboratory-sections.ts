/** The six studies of the laboratory, at sizes that take a second or two each. */
import { showCount } from "../../core/share-interval";
import {
  capacityCurve,
  dyingRelu,
  edgeOfStability,
  initialConditions,
  teacherStudent,
  trainabilityBoundary,
  type CapacityCurve,
  type DyingRelu,
  type EdgeOfStability,
  type InitialConditions,
  type RunOptions,
  type TeacherStudent,
  type TrainabilityBoundary,
} from "../../experiments/index";
import { experimentOf, late, mean, type LaboratoryResult } from "../studies/laboratory";
import type { Original, Section, SectionOptions } from "./section";

/** What the report says of a study. */
interface Told<Result> {
  readonly title: string;
  readonly text: string;
  readonly network: string;
  readonly epochs: number;
  /** What came out, in a few words. */
  readonly result: (result: Result) => string;
  readonly original: Original;
}

type Run<Result> = (
  options: RunOptions<{ readonly done: number; readonly total: number }> & { seed: number },
) => Promise<Result>;

/** Runs a study, draws it and describes it. */
async function sectionOf<Result extends LaboratoryResult>(
  { seed, onProgress, signal }: SectionOptions,
  settings: Readonly<Record<string, string | number>>,
  told: Told<Result>,
  run: Run<Result>,
): Promise<Section> {
  const { title, text, network, epochs, original } = told;
  const start = performance.now();
  const study = await run({
    seed,
    signal,
    onProgress: ({ done, total }) => {
      onProgress(done / total, `${done} networks`);
    },
  });
  const figure = experimentOf(study).figure(study);
  return {
    ...{ id: figure.name, title, text, settings: { network, ...settings, epochs, seed }, original, figures: [figure] },
    result: { task: figure.name, network, epochs, result: told.result(study), trainingMs: performance.now() - start },
  };
}

/** Where training converges, in the plane of two learning rates. */
export function boundarySection(options: SectionOptions): Promise<Section> {
  const told: Told<TrainabilityBoundary> = {
    title: "The boundary of trainability",
    text:
      "One network from one start, a learning rate for each of its two layers: where it converges, and where it does not. " +
      "The border is torn at every scale. Larger and nearer: wasm-mlp study boundary --size 256 --log-rates1 2:2.5.",
    network: "8-8-1, tanh",
    epochs: 100,
    result: ({ dimension }) => `border of dimension ${dimension.toFixed(2)}`,
    original: { by: "Sohl-Dickstein 2024", result: "dimension 1.17 to 1.98" },
  };
  return sectionOf(options, { pixels: "64 x 64" }, told, (run) => trainabilityBoundary({ ...run, size: 64 }));
}

/** A seed of the seven other weights with which XOR is learned from a third of the plane; with most it hardly ever is. */
const SOME_LEARN = 0;

/** From which first weights XOR is learned. */
export function startsSection(options: SectionOptions): Promise<Section> {
  const told: Told<InitialConditions> = {
    title: "Sensitive to initial conditions",
    text:
      "One network, XOR, and two of its nine first weights from -10 to 10: where it learns within the epochs, and where it does not. " +
      "The border is torn, so whether a network learns may hang on the last digit of a first weight. Nearer: " +
      "wasm-mlp study starts --range1 -2:2 --range2 -2:2.",
    network: "2-2-1, sigmoid",
    epochs: 1000,
    result: ({ learned }) => `learned from ${Math.round(100 * mean(learned.data))} % of starts`,
    original: { by: "Kolen and Pollack 1990", result: "a complicated border, in pictures" },
  };
  return sectionOf({ ...options, seed: SOME_LEARN }, { pixels: "64 x 64" }, told, (run) =>
    initialConditions({ ...run, size: 64 }),
  );
}

/** Sharpness meets 2 / learning rate. */
export function stabilitySection(options: SectionOptions): Promise<Section> {
  const learningRates = Array.from({ length: 10 }, (_, i) => 2 / (5 * 5 ** (i / 9)));
  const told: Told<EdgeOfStability> = {
    title: "The edge of stability",
    text:
      "Gradient descent of learning rate η on a parabola needs a curvature below 2 / η. On a network the curvature rises until " +
      "it meets 2 / η and stays there, while the loss goes on falling. The result counts the rates whose curvature of the last epochs is " +
      "within 8 % of 2 / η.",
    network: "1-32-32-1, tanh",
    epochs: 3000,
    result: (study) => {
      const near = late(study).filter((ratio) => Math.abs(ratio - 1) < 0.08).length;
      return `${near} of ${learningRates.length} rates at the edge`;
    },
    original: { by: "Cohen et al. 2021", result: "sharpness hovers just above 2 / η" },
  };
  return sectionOf(options, { rates: learningRates.length }, told, (run) =>
    edgeOfStability({ ...run, learningRates, epochs: 3000 }),
  );
}

/** Deep and narrow ReLU networks. */
export function dyingSection(options: SectionOptions): Promise<Section> {
  const size = { widths: [2, 4, 6, 8], depths: [2, 5, 10, 15], networks: 32, epochs: 400 };
  const told: Told<DyingRelu> = {
    title: "Born dead: deep and narrow ReLU networks",
    text:
      "A layer whose units are all 0 for all samples makes a network a constant forever. The deeper and narrower, the " +
      "more networks begin so, and the more end so when they learn |x|. The result is that of width 2 and ten hidden layers.",
    network: "1-w-...-w-1, ReLU",
    epochs: size.epochs,
    result: ({ collapsed }) => `collapsed: ${showCount(Math.round(collapsed.data[8] * size.networks), size.networks)}`,
    original: { by: "Lu et al. 2019", result: "the deeper and narrower, the more die" },
  };
  return sectionOf(options, { networks: size.networks }, told, (run) => dyingRelu({ ...run, ...size }));
}

/** Random labellings of random points. */
export function capacitySection(options: SectionOptions): Promise<Section> {
  const size = { inputs: 10, points: [8, 11, 14, 18, 22, 26, 30, 36], labellings: 128, epochs: 4000 };
  const told: Told<CapacityCurve> = {
    title: "Capacity: how many random labellings one unit learns",
    text:
      "Of all ways to label P points in ten dimensions a plane separates a share that is known exactly: all up to 11 points, half of them " +
      "at 22. One unit learns these, except for separations with a very narrow margin, which take more epochs. The result is that of 22 points.",
    network: "10-1, sigmoid",
    epochs: size.epochs,
    result: ({ learned }) => `learned: ${showCount(Math.round(learned[4] * size.labellings), size.labellings)}`,
    original: { by: "Cover 1965", result: "half of all, exactly" },
  };
  return sectionOf(options, { labellings: size.labellings }, told, (run) => capacityCurve({ ...run, ...size }));
}

/** Students of teacher networks. */
export function teachersSection(options: SectionOptions): Promise<Section> {
  const size = { teacherWidths: [2, 4, 6], extraNeurons: [0, 1, 2], starts: 24, epochs: 4000 };
  const told: Told<TeacherStudent> = {
    title: "One neuron more",
    text:
      "Students learn the answers of a teacher network. Those of the teacher's own size often end in a bad minimum, those with a neuron or two " +
      "more rarely do. The result is that of the teacher of six, without and with two neurons more.",
    network: "2-(k + h)-1, tanh",
    epochs: size.epochs,
    result: ({ success }) =>
      [success.data[6], success.data[8]]
        .map((share) => `${Math.round(share * size.starts)} of ${size.starts}`)
        .join(", then "),
    original: { by: "Safran and Shamir 2018", result: "spurious minima are common from k = 6" },
  };
  return sectionOf(options, { students: size.starts }, told, (run) => teacherStudent({ ...run, ...size }));
}
