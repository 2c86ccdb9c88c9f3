/** The lessons: where each begins, what it lets people change, and how the page sees that it is solved. */
import type { FieldName } from "../../settings/fields";
import { defaultsFor, type Settings } from "../../settings/settings";
import type { LessonId } from "../../settings/view";
import type { Details, Frame, NeuronPlace } from "../../training/frame";

/** What a lesson looks at. */
export interface LessonState {
  readonly settings: Settings;
  readonly frame: Frame | undefined;
  readonly details: Details | undefined;
  readonly selected: NeuronPlace | undefined;
  /** Whether each seed that was tried to the end has learned the data. */
  readonly outcomes: ReadonlyMap<number, boolean>;
  /** Networks of the largest study that has ended. */
  readonly studied: number;
}

export interface Lesson {
  readonly id: LessonId;
  readonly settings: Settings;
  /** Settings that stand in the lesson itself. */
  readonly knobs: readonly FieldName[];
  /** Which of the answers to its question is right, from 0. */
  readonly answer: number;
  readonly isSolved: (state: LessonState) => boolean;
}

const WELL = 0.95;

const accuracyOf = ({ frame }: LessonState) => frame?.latest.validationAccuracy ?? 0;
const epochOf = ({ frame }: LessonState) => frame?.position.epoch ?? 0;

export const LESSONS: readonly Lesson[] = [
  {
    id: "one-layer",
    settings: { ...defaultsFor("xor"), hidden: [], stopEpoch: 100 },
    knobs: ["activation", "features"],
    answer: 1,
    isSolved: (state) => accuracyOf(state) >= 0.9,
  },
  {
    id: "neuron",
    settings: { ...defaultsFor("circles"), hidden: [4], stopEpoch: 100 },
    knobs: ["activation"],
    answer: 0,
    isSolved: (state) => state.selected?.layer === 0 && epochOf(state) >= 20,
  },
  {
    id: "learning-rate",
    settings: { ...defaultsFor("moons"), optimizer: "sgd", learningRate: 0.0001, noise: 0.15, stopEpoch: 100 },
    knobs: ["learningRate"],
    answer: 2,
    isSolved: (state) => (state.frame?.latest.loss ?? 9) < 0.1 && epochOf(state) <= 100,
  },
  {
    id: "overfitting",
    settings: { ...defaultsFor("moons"), samples: 80, noise: 0.35, hidden: [32, 32], stopEpoch: 300, settle: false },
    knobs: ["l2", "samples"],
    answer: 1,
    isSolved: ({ frame, details }) => {
      const losses = details?.curves.validationLoss;
      if (losses === undefined || frame === undefined || frame.position.epoch < 100) return false;
      const least = losses.reduce((a, b) => Math.min(a, b), Infinity);
      return frame.latest.validationLoss < 1.15 * least && frame.latest.validationAccuracy > 0.8;
    },
  },
  {
    id: "dead-relu",
    settings: {
      ...defaultsFor("circles"),
      hidden: [12, 12],
      optimizer: "sgd",
      learningRate: 3,
      stopEpoch: 60,
      settle: false,
    },
    knobs: ["learningRate", "activation"],
    answer: 0,
    isSolved: (state) => {
      const silent = state.details?.silent.reduce((sum, count) => sum + count, 0) ?? 1;
      return epochOf(state) >= 40 && silent === 0 && accuracyOf(state) >= WELL;
    },
  },
  {
    id: "vanishing",
    settings: {
      ...defaultsFor("circles"),
      hidden: [8, 8, 8, 8, 8, 8],
      activation: "sigmoid",
      optimizer: "sgd",
      learningRate: 0.01,
      stopEpoch: 100,
      settle: false,
    },
    knobs: ["activation", "optimizer"],
    answer: 2,
    isSolved: (state) => state.settings.hidden.length >= 5 && accuracyOf(state) >= WELL,
  },
  {
    id: "luck",
    settings: { ...defaultsFor("xor"), hidden: [2], noise: 0.1, learningRate: 0.03, stopEpoch: 100 },
    knobs: ["seed"],
    answer: 1,
    isSolved: ({ outcomes }) => [...outcomes.values()].includes(true) && [...outcomes.values()].includes(false),
  },
  {
    id: "thousand",
    settings: { ...defaultsFor("circles"), samples: 128, noise: 0.1, factor: 0.2, scale: false, stopEpoch: 100 },
    knobs: [],
    answer: 0,
    isSolved: ({ studied }) => studied >= 1000,
  },
];

export function lessonOf(id: string): Lesson | undefined {
  return LESSONS.find((lesson) => lesson.id === id);
}
