import { largest, smallest } from "../../core/extremes";
import * as Plot from "@observablehq/plot";
import { assertInteger, rangeError, show, typeError } from "../../core/check";
import type { RowsFor, Check } from "../../core/option-table";
import type { Matrix, MatrixLike } from "../../core/matrix";
import { assertObject, isNumbers, toIntervals, toNumbers, toTable } from "../check-data";
import { viridis } from "../colors";
import { figureOptions, figureStyle, type FigureOptions, type FigureStyle } from "../figure-options";
import { axisX, axisY, scaleOptions } from "../layout/axes";
import { besideColorBar, colorBar } from "../layout/color-bar";
import { figure, type Area } from "../layout/figure";
import { columnsOfArea, panel } from "../layout/panel";
import { shareTable } from "../layout/share-table";
import { histogram } from "../statistics";

/** What `teacherStudent` gives: a row for each teacher width, a column for each number of extra neurons. */
export interface TeacherStudentData {
  /** Hidden units of the teachers. */
  readonly teacherWidths: ArrayLike<number>;
  /** Hidden units that students have beyond their teacher. */
  readonly extraNeurons: ArrayLike<number>;
  /** NaN where nothing is known yet. */
  readonly success: MatrixLike;
  /** 95 % intervals of the shares. */
  readonly successInterval?: {
    /** Lower ends, 0 to 1, of the shape of `success`. */
    readonly low: MatrixLike;
    /** Upper ends, 0 to 1, of the shape of `success`. */
    readonly high: MatrixLike;
  };
  /** Final losses over the variance, by row and column. */
  readonly losses: readonly (readonly ArrayLike<number>[])[];
}

export interface TeacherStudentOptions extends FigureOptions {
  /** Row and column of the cell whose losses are shown. Default the one whose share is nearest to one half. */
  readonly cell?: readonly [number, number];
}

const WHO = "drawTeacherStudent";

const rowAndColumn: Check<readonly [number, number]> = (who, name, value) => {
  if (!isNumbers(value)) throw typeError(who, `${name} is ${show(value)}`, "pass a row and a column");
};

const OPTIONS = figureOptions({
  cell: [rowAndColumn],
} satisfies RowsFor<Omit<TeacherStudentOptions, keyof FigureOptions>>);
const BINS = 40;

/**
 * Students of teacher networks: on the left the share that succeeds, by the teacher's width and the neurons that
 * students have beyond it; on the right the final losses of one cell, whose peaks are different minima.
 *
 * @returns SVG text.
 * @throws TypeError, RangeError for data or options that are not valid.
 * @example
 * ```ts
 * const study = { teacherWidths: [6], extraNeurons: [0, 1], success: [[0.6, 0.9]], losses: [[[1e-4, 0.05], [1e-4, 1e-4]]] };
 * const svg = drawTeacherStudent(study, { cell: [0, 0] });
 * ```
 */
export function drawTeacherStudent(data: TeacherStudentData, options: TeacherStudentOptions = {}): string {
  const settings = OPTIONS.complete(WHO, options);
  const style = figureStyle(settings, { width: 800, panels: 320 });
  assertObject(WHO, "data", data);
  const rows = [...toNumbers(WHO, "teacherWidths", data.teacherWidths)];
  const columns = [...toNumbers(WHO, "extraNeurons", data.extraNeurons)];
  const shares = toTable(WHO, "success", data.success, rows.length, columns.length);
  const interval = toIntervals(WHO, "successInterval", data.successInterval, rows.length, columns.length);
  const { cell = nearestHalf(shares) } = settings;
  assertInteger(WHO, "cell[0]", cell[0], 0, rows.length - 1);
  assertInteger(WHO, "cell[1]", cell[1], 0, columns.length - 1);
  if (!isNumbers(data.losses)) {
    throw typeError(WHO, `losses is ${show(data.losses)}`, "pass a list for each row and column");
  }
  const losses = data.losses[cell[0]]?.[cell[1]];
  if (losses === undefined) throw rangeError(WHO, "losses lack a cell", "pass a list for each row and column");
  return figure(style, {
    remarks: [
      `left: % of students that succeed${interval === undefined ? "" : ", and 95 % intervals"}`,
      `right: teacher of ${rows[cell[0]]}, ${columns[cell[1]]} extra`,
    ],
    draw: (area) => {
      const [left, right] = columnsOfArea(area, [1.2, 1]);
      const [table, bar] = besideColorBar(left);
      return [
        shareTable(style, table, {
          ...{ columnLabel: "extra neurons", columns, rowLabel: "teacher's width", rows, shares, interval },
        }),
        colorBar(style, bar, { colors: viridis, domain: [0, 1], label: "share that succeeds" }),
        lossHistogram(style, right, Array.from(losses)),
      ];
    },
  });
}

function nearestHalf({ data, columns }: Matrix): [number, number] {
  const distance = (share: number) => (Number.isNaN(share) ? 1 : Math.abs(share - 0.5));
  const best = data.reduce((nearest, share, i) => (distance(share) < distance(data[nearest]) ? i : nearest), 0);
  return [Math.floor(best / columns), best % columns];
}

function lossHistogram(style: FigureStyle, area: Area, losses: readonly number[]): string {
  const { theme } = style;
  const logs = losses.filter((loss) => loss > 0 && loss < Infinity).map(Math.log10);
  const low = Math.floor(smallest([-5, ...logs]));
  const high = Math.ceil(largest([0, ...logs]));
  const counts = histogram(logs, [low, high], BINS);
  const edge = (i: number) => 10 ** (low + ((high - low) * i) / BINS);
  const x = { label: "final loss / variance", domain: [10 ** low, 10 ** high] as const, kind: "log" as const };
  const most = largest([1, ...counts]);
  // Students come whole, so ticks do.
  const y = { label: "students", domain: [0, 1.05 * most] as const, ticks: Math.min(5, most), grid: true };
  const bars = Plot.rect(counts, {
    x1: (_: number, i: number) => edge(i),
    x2: (_: number, i: number) => edge(i + 1),
    y1: 0,
    y2: (count: number) => count,
    fill: theme.good,
    inset: 0.5,
    filter: (count: number) => count > 0,
  });
  const marks = [...axisX(x, style), ...axisY(y, style), bars];
  return panel(style, area, { x: scaleOptions(x), y: scaleOptions(y), marks });
}
