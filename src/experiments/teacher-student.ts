import { largest } from "../core/extremes";
import { assertPositive } from "../core/check";
import { defineOptions, integer, seed, single, type RowsFor, type SettingsOf } from "../core/option-table";
import type { Matrix } from "../core/matrix";
import { shareInterval } from "../core/share-interval";
import { cos, sin } from "../core/trigonometry";
import { Linear } from "../layers/linear";
import { Tanh } from "../layers/tanh";
import { Network } from "../network/network";
import { columnsOf } from "../population/result-row";
import type { PopulationTask } from "../population/task";
import { RandomUse, randomNormal } from "../wasm/random";
import { matrixOfCells } from "./cells";
import { runStudy } from "./run-plan";
import type { PartShape, Recorded, Rows, StudyDefinition } from "./study-definition";
import { adamTask, LARGEST_WIDTH, MOST_SAMPLES } from "./study-limits";
import { RUN_ROWS, type RunOptions } from "./study-options";
import { createPlan, networkSeed, type StudyPlan } from "./study-plan";
import type { StudyProgress } from "./study-progress";
import { assertIntegers, epochCount, integers } from "./list-checks";

/** Options of `teacherStudent`. */
export interface TeacherStudentOptions extends RunOptions<StudyProgress<TeacherStudent>> {
  /** Hidden units of the teachers, 1 to 64: a row each. Default 2, 4, 6, 8. */
  readonly teacherWidths?: readonly number[];
  /** Hidden units that students have beyond their teacher, 0 or more: a column each. Default 0, 1, 2, 4, 6. */
  readonly extraNeurons?: readonly number[];
  /** Students of a cell. Default 128. */
  readonly starts?: number;
  /** Most epochs of a student. Default 5000. */
  readonly epochs?: number;
  /** Points that the teacher answers, drawn from N(0, 1) in the plane. Default 256. */
  readonly samples?: number;
  /** Learning rate of Adam, above 0. Default 0.01. */
  readonly learningRate?: number;
  /** A student succeeds below this share of the variance of its teacher's answers. Default 1e-4. */
  readonly threshold?: number;
  /** Fixes points and initial weights. Default 0. */
  readonly seed?: number;
}

/** The settings of a study of teachers and students. */
export interface TeacherStudentSettings {
  /** Always `"teacherStudent"`: the study by which `mergePieces` reads these settings. */
  readonly kind: "teacherStudent";
  /** Hidden units of the teachers, 1 to 64, one number a row. The option's default is 2, 4, 6, 8. */
  readonly teacherWidths: readonly number[];
  /** Hidden units of a student beyond its teacher's, one number a column; together 64 at most. The option's default is 0, 1, 2, 4, 6. */
  readonly extraNeurons: readonly number[];
  /** Students of each cell, 1 or more. The option's default is 128. */
  readonly starts: number;
  /** Most epochs of a student, 0 or more. The option's default is 5000. */
  readonly epochs: number;
  /** Points that the teacher answers, 2 to 65536. The option's default is 256. */
  readonly samples: number;
  /** Learning rate of Adam, above 0. The option's default is 0.01. */
  readonly learningRate: number;
  /** Loss below which a student succeeds, as a share of the variance of the teacher's answers. The option's default is 1e-4. */
  readonly threshold: number;
  /** Seed of the points and of the students' initial weights; teachers are fixed. The option's default is 0. */
  readonly seed: number;
}

/** What `teacherStudent` returns: a row for each teacher width, a column for each number of extra neurons. */
export interface TeacherStudent {
  /** Always `"teacherStudent"`: tells this result from those of other studies. */
  readonly kind: "teacherStudent";
  /** Everything needed to repeat the study: options with their defaults, and the library's version; `dataset` is `null`. */
  readonly settings: Recorded<TeacherStudentSettings>;
  /** Hidden units of the teachers, one number a row, in the order given. */
  readonly teacherWidths: readonly number[];
  /** Hidden units of the students beyond their teacher's, one number a column, in the order given. */
  readonly extraNeurons: readonly number[];
  /** Students that were asked for in each cell. */
  readonly starts: number;
  /** Share of students that succeed. */
  readonly success: Matrix;
  /** Wilson's 95 % interval of that share. */
  readonly successInterval: {
    /** Lower end for each cell, (teacher widths x extra neurons). */
    readonly low: Matrix;
    /** Upper end for each cell, (teacher widths x extra neurons). */
    readonly high: Matrix;
  };
  /** Final losses of each cell's students, over the variance of the teacher's answers: `losses[row][column]`. */
  readonly losses: readonly (readonly Float64Array[])[];
}

const WHO = "teacherStudent";

const OPTIONS = defineOptions({
  teacherWidths: [integers(1, LARGEST_WIDTH), [2, 4, 6, 8]],
  extraNeurons: [integers(0, LARGEST_WIDTH), [0, 1, 2, 4, 6]],
  starts: [integer(1), 128],
  epochs: [epochCount, 5000],
  samples: [integer(2, MOST_SAMPLES), 256],
  learningRate: [single(assertPositive), 0.01],
  threshold: [assertPositive, 1e-4],
  seed: [seed, 0],
  ...RUN_ROWS,
} satisfies RowsFor<TeacherStudentOptions>);

/**
 * How often gradient descent finds a teacher network, by the number of hidden units that the students have beyond it.
 *
 * A teacher is 2-k-1 with tanh, its units spread evenly over all directions; students are 2-(k + h)-1 from Glorot's
 * uniform distribution and learn its answers by Adam on the mean squared error, all points at once.
 *
 * @example
 * ```ts
 * const { success, losses } = await teacherStudent({ teacherWidths: [2, 4], extraNeurons: [0, 1], starts: 32 });
 * success; // { data: Float32Array(4), rows: 2, columns: 2 }
 * ```
 * @throws (rejects) TypeError, RangeError for options that are not valid; the signal's reason when aborted.
 *
 * Source: Safran and Shamir, "Spurious local minima are common in two-layer ReLU neural networks" (ICML 2018);
 * Şimşek et al., "Geometry of the loss landscape in overparameterized neural networks" (ICML 2021).
 */
export async function teacherStudent(options: TeacherStudentOptions = {}): Promise<TeacherStudent> {
  return runStudy(TEACHER_STUDENT, planTeacherStudent(options), options);
}

/** The plan of `teacherStudent`, for computing it in pieces. @throws as `teacherStudent` rejects. */
export function planTeacherStudent(options: TeacherStudentOptions = {}): StudyPlan {
  return createPlan(TEACHER_STUDENT, complete(OPTIONS.complete(WHO, options)), undefined);
}

function complete(options: SettingsOf<typeof OPTIONS.rows>): TeacherStudentSettings {
  const { teacherWidths, extraNeurons, starts, epochs, samples, learningRate, threshold, seed } = options;
  assertIntegers(WHO, "extraNeurons", extraNeurons, 0, LARGEST_WIDTH - largest(teacherWidths));
  return { kind: WHO, teacherWidths, extraNeurons, starts, epochs, samples, learningRate, threshold, seed };
}

/** How studies of teachers and students are planned and put together. */
export const TEACHER_STUDENT: StudyDefinition<TeacherStudentSettings, TeacherStudent> = {
  kind: WHO,
  recheck: (settings) => complete(OPTIONS.read(WHO, settings)),
  shapes: (settings) => cellsOf(settings).map((cell) => shapeOf(settings, cell)),
  parts: (settings) => {
    const { starts, seed, learningRate, epochs } = settings;
    const lessons = lessonsOf(settings);
    return cellsOf(settings).map((cell, i) => ({
      task: taskOf(settings, cell, lessons.get(cell.teacher)!),
      member: (index) => ({ seed: networkSeed(seed, i * starts + index), learningRate, l2: 0, epochs }),
    }));
  },
  assemble,
};

interface Cell {
  readonly teacher: number;
  readonly student: number;
}

function cellsOf({ teacherWidths, extraNeurons }: TeacherStudentSettings): Cell[] {
  return teacherWidths.flatMap((teacher) => extraNeurons.map((extra) => ({ teacher, student: teacher + extra })));
}

function shapeOf({ starts }: TeacherStudentSettings, { student }: Cell): PartShape {
  return { architecture: [2, student, 1], count: starts, checkpoints: [], notes: { norms: false, trace: [] } };
}

function taskOf(settings: TeacherStudentSettings, cell: Cell, { inputs, targets, variance }: Lesson): PopulationTask {
  const { architecture, notes } = shapeOf(settings, cell);
  return {
    ...adamTask({ inputs, targets, labels: undefined }, architecture, notes),
    ...{ activation: "tanh", outputActivation: "none", initializer: "xavier" },
    ...{ loss: "meanSquaredError", reduction: "mean" },
    success: { type: "lossBelow", threshold: settings.threshold * variance },
  };
}

/** Points, a teacher's answers, and their variance. */
interface Lesson {
  readonly inputs: Matrix;
  readonly targets: Matrix;
  readonly variance: number;
}

/** The lesson of each teacher width. */
function lessonsOf({ teacherWidths, samples, seed }: TeacherStudentSettings): ReadonlyMap<number, Lesson> {
  const data = randomNormal({ seed, use: RandomUse.study }, 2 * samples);
  const inputs = { data, rows: samples, columns: 2 };
  return new Map(teacherWidths.map((width) => [width, lessonOf(inputs, width)]));
}

function lessonOf(inputs: Matrix, width: number): Lesson {
  const teacher = createTeacher(width);
  let targets: Matrix;
  try {
    targets = teacher.predict(inputs);
  } finally {
    teacher.dispose();
  }
  const mean = targets.data.reduce((sum, value) => sum + value, 0) / targets.rows;
  const variance = targets.data.reduce((sum, value) => sum + (value - mean) ** 2, 0) / targets.rows;
  return { inputs, targets, variance };
}

/** Unit j of k: direction π (j + 0.35) / k, length 2, 2.5 or 3 in turn, bias 0.6 (j - (k - 1) / 2), output weight 1 + 0.2 j, its sign in turn. */
function createTeacher(k: number): Network {
  const units = Array.from({ length: k }, (_, j) => j);
  const network = new Network([new Linear(2, k), new Tanh(), new Linear(k, 1)]);
  const weights = units.flatMap((j) => {
    const [angle, length] = [(Math.PI * (j + 0.35)) / k, 2 + 0.5 * (j % 3)];
    return [length * cos(angle), length * sin(angle)];
  });
  network.loadStateDict({
    "0.weight": { shape: [k, 2], data: Float32Array.from(weights) },
    "0.bias": { shape: [k], data: Float32Array.from(units, (j) => 0.6 * (j - (k - 1) / 2)) },
    "2.weight": { shape: [1, k], data: Float32Array.from(units, (j) => (j % 2 === 0 ? 1 : -1) * (1 + 0.2 * j)) },
    "2.bias": { shape: [1], data: Float32Array.of(0) },
  });
  return network;
}

function assemble(settings: Recorded<TeacherStudentSettings>, rows: Rows): TeacherStudent {
  const { teacherWidths, extraNeurons, starts } = settings;
  const lessons = lessonsOf(settings);
  const cells = cellsOf(settings).map((cell, i) => {
    const columns = columnsOf(shapeOf(settings, cell));
    const own = rows.slice(i * starts, (i + 1) * starts).filter((row) => row !== undefined);
    const { variance } = lessons.get(cell.teacher)!;
    return {
      count: own.length,
      succeeded: own.filter((row) => row[columns.success] === 1).length,
      losses: Float64Array.from(own, (row) => row[columns.loss] / variance),
    };
  });
  const matrix = (value: (cell: (typeof cells)[number]) => number): Matrix =>
    matrixOfCells(teacherWidths.length, extraNeurons.length, (i) => value(cells[i]));
  const width = extraNeurons.length;
  return {
    ...{ kind: WHO, settings, teacherWidths, extraNeurons, starts },
    success: matrix(({ succeeded, count }) => succeeded / count),
    successInterval: {
      low: matrix(({ succeeded, count }) => shareInterval(succeeded, count).low),
      high: matrix(({ succeeded, count }) => shareInterval(succeeded, count).high),
    },
    losses: teacherWidths.map((_, r) => cells.slice(r * width, (r + 1) * width).map(({ losses }) => losses)),
  };
}
