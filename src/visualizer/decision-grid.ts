import { floats } from "../core/allocate";
import { isArray } from "../core/kind";
import { argMaxRows } from "../core/arg-max";
import { assertFunction, assertInteger, rangeError, show, typeError } from "../core/check";
import { defineOptions, integer, type RowsFor } from "../core/option-table";
import type { Matrix, MatrixLike } from "../core/matrix";
import { assertObject, toFiniteMatrix, toPredictions } from "./check-data";
import { paddedExtent } from "./layout/axes";

/**
 * A network's outputs over a rectangle of two features, sampled at the middles of `columns` x
 * `rows` equal cells, row by row from the lowest y.
 */
export interface DecisionGrid {
  /** Left and right edge. */
  readonly x: readonly [number, number];
  /** Lower and upper edge. */
  readonly y: readonly [number, number];
  /** Cells from left to right, 2 or more. */
  readonly columns: number;
  /** Cells from bottom to top, 2 or more. */
  readonly rows: number;
  /** (rows * columns, classes): probabilities or logits; with one column, the probability of class 1. */
  readonly outputs: Matrix;
}

/** Outputs for inputs (samples, 2), such as a network's `predict`. */
export type Predict = (inputs: Matrix) => MatrixLike;

/** Where and how finely a decision grid is computed. */
export interface DecisionGridOptions {
  /** Cells along each side, 2 to 2000. Default 200: smooth in print; 60 is enough for a live page. */
  readonly resolution?: number;
}

const WHO = "decisionGrid";

const OPTIONS = /* @__PURE__ */ defineOptions({
  resolution: [integer(2, 2000), 200],
} satisfies RowsFor<DecisionGridOptions>);

/**
 * Asks a network for its outputs around some points: a rectangle with a margin of 8 %.
 *
 * @param inputs - (samples, 2); the grid covers them.
 * @param predict - Called once, with resolution x resolution rows.
 * @throws TypeError, RangeError for data of another shape or outputs that are not finite.
 * @example
 * ```ts
 * const grid = decisionGrid(train.inputs, (points) => network.predict(points), { resolution: 60 });
 * const svg = drawDecisionRegions({ ...train, grid });
 * ```
 */
export function decisionGrid(inputs: MatrixLike, predict: Predict, options: DecisionGridOptions = {}): DecisionGrid {
  const { resolution } = OPTIONS.complete(WHO, options);
  assertFunction(WHO, "predict", predict);
  const points = toPlane(WHO, inputs);
  const x = paddedExtent(columnOf(points, 0), 0.08);
  const y = paddedExtent(columnOf(points, 1), 0.08);
  const frame = { x, y, columns: resolution, rows: resolution };
  return checkGrid(WHO, { ...frame, outputs: toPredictions(WHO, predict(samples(frame))) });
}

/** Inputs of two finite features. */
export function toPlane(who: string, inputs: MatrixLike): Matrix {
  const points = toFiniteMatrix(who, "inputs", inputs);
  if (points.columns === 2) return points;
  throw rangeError(
    who,
    `inputs have ${points.columns} features, decision regions lie in a plane of 2`,
    "choose two features, or train a network on two",
  );
}

export function columnOf({ data, rows, columns }: Matrix, column: number): Float32Array {
  return Float32Array.from({ length: rows }, (_, r) => data[r * columns + column]);
}

function samples({ x, y, columns, rows }: Omit<DecisionGrid, "outputs">): Matrix {
  const data = floats(2 * columns * rows);
  for (let r = 0, i = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      data[i++] = x[0] + ((c + 0.5) / columns) * (x[1] - x[0]);
      data[i++] = y[0] + ((r + 0.5) / rows) * (y[1] - y[0]);
    }
  }
  return { data, rows: rows * columns, columns: 2 };
}

/** A grid whose parts fit each other. */
export function checkGrid(who: string, grid: DecisionGrid): DecisionGrid {
  assertObject(who, "grid", grid);
  const { x, y, columns, rows, outputs } = grid;
  assertInterval(who, "grid.x", x);
  assertInterval(who, "grid.y", y);
  assertInteger(who, "grid.columns", columns, 2);
  assertInteger(who, "grid.rows", rows, 2);
  const matrix = toFiniteMatrix(who, "grid.outputs", outputs);
  if (matrix.rows !== rows * columns) {
    const needed = `pass one row for each of ${columns} x ${rows} cells`;
    throw rangeError(who, `grid.outputs have ${matrix.rows} rows`, needed);
  }
  return { ...grid, outputs: matrix };
}

function assertInterval(who: string, name: string, value: unknown): void {
  if (!isArray(value) || value.length !== 2) throw typeError(who, `${name} is ${show(value)}`, "pass [low, high]");
  const [low, high] = value as unknown[];
  if (typeof low === "number" && typeof high === "number" && low < high && Number.isFinite(high - low)) return;
  throw rangeError(who, `${name} is ${show(value)}`, "pass two finite numbers, the lower first");
}

/** Outputs of one column as two: a probability p of class 1 leaves 1 - p for class 0. */
export function perClass(outputs: Matrix): Matrix {
  const { data, rows, columns } = outputs;
  if (columns > 1) return outputs;
  const both = new Float32Array(2 * rows);
  data.forEach((p, r) => {
    both[2 * r] = 1 - p;
    both[2 * r + 1] = p;
  });
  return { data: both, rows, columns: 2 };
}

/** The class that a grid gives each point: that of the cell it lies in, or of the nearest one. */
export function classesAt(grid: DecisionGrid, points: Matrix): Int32Array {
  const won = argMaxRows(perClass(grid.outputs));
  const { x, y, columns, rows } = grid;
  return Int32Array.from({ length: points.rows }, (_, i) => {
    const c = cellOf(points.data[2 * i], x, columns);
    const r = cellOf(points.data[2 * i + 1], y, rows);
    return won[r * columns + c];
  });
}

function cellOf(value: number, [low, high]: readonly [number, number], cells: number): number {
  return Math.min(Math.max(Math.floor(((value - low) / (high - low)) * cells), 0), cells - 1);
}
