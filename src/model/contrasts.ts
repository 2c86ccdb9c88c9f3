import { isObject } from "../core/kind";
import { isArrayOf } from "../core/array-of";
import type { Matrix } from "../core/matrix";
import { isModerate } from "./moderate";
import { symmetricEigen } from "./symmetric-eigen";

/** A direction in which columns that move together differ: a weighted sum of mean 0 and variance 1 or less. */
export interface Contrast {
  /** Numbers of the columns of a matrix. */
  readonly columns: readonly number[];
  /** One for each of these columns. */
  readonly weights: readonly number[];
  /** Taken off the sum. */
  readonly center: number;
}

/** Principal components of less than this share of a column's variance are contrasts: docs/model-quality.md has the trials. */
const LARGEST_VARIANCE = 0.2;
/** Added to a variance, so that columns which are equal except for rounding make no noise. */
const LEAST_VARIANCE = 1e-3;
/** Columns among which contrasts are sought: the time grows with the third power. */
const MOST_COLUMNS = 128;

/**
 * Finds the contrasts of columns: the principal components of small variance, divided by their deviation. A network
 * learns slowly from small differences between columns that say nearly the same; as inputs of their own they are as large as
 * any other.
 *
 * Chance alone gives n independent columns components with a variance down to `(1 - sqrt(n / rows))²`: a contrast has less
 * than 0.2 of that, and there is none where rows are not more than columns.
 *
 * Sources: LeCun, Bottou, Orr and Müller (1998), "Efficient BackProp", section 4.3 (decorrelated inputs of equal variance);
 * Marchenko and Pastur (1967), "Distribution of eigenvalues for some sets of random matrices" (the smallest variance by chance).
 *
 * @param columns - Numbers of the columns of the matrix; constant ones are skipped.
 */
export function findContrasts(inputs: Matrix, columns: readonly number[]): Contrast[] {
  const varying = columns.map((column) => statisticsOf(inputs, column)).filter(({ deviation }) => deviation > 0);
  const size = varying.length;
  if (size < 2 || size > MOST_COLUMNS || inputs.rows <= size) return [];
  const { values, vectors } = symmetricEigen(correlationsOf(inputs, varying));
  const limit = LARGEST_VARIANCE * (1 - Math.sqrt(size / inputs.rows)) ** 2;
  const found = vectors.map((vector, i) => ({ vector, variance: values[i] }));
  return found
    .filter(({ variance }) => variance < limit)
    .map(({ vector, variance }) => contrastOf(vector, variance, varying));
}

/** The value of a contrast in the row of a matrix that begins at a place. */
export function contrastAt({ columns, weights, center }: Contrast, data: Float32Array, first: number): number {
  let sum = 0;
  for (let i = 0; i < columns.length; i++) sum += weights[i] * data[first + columns[i]];
  return sum - center;
}

/** Whether a value from a file is a contrast of some of the first columns of a matrix. */
export function isContrast(value: unknown, count: number): boolean {
  if (!isObject(value)) return false;
  const { columns, weights, center } = value as Record<string, unknown>;
  const isColumn = (column: unknown) => Number.isInteger(column) && Number(column) >= 0 && Number(column) < count;
  if (!isArrayOf(columns, isColumn) || !isArrayOf(weights, isModerate)) return false;
  return columns.length === weights.length && isModerate(center);
}

interface ColumnStatistics {
  readonly column: number;
  readonly mean: number;
  /** Biased. */
  readonly deviation: number;
}

function statisticsOf({ data, rows, columns }: Matrix, column: number): ColumnStatistics {
  let [sum, squares] = [0, 0];
  for (let row = 0; row < rows; row++) sum += data[row * columns + column];
  const mean = sum / rows;
  for (let row = 0; row < rows; row++) squares += (data[row * columns + column] - mean) ** 2;
  return { column, mean, deviation: Math.sqrt(squares / rows) };
}

/** Correlation of each column with each. */
function correlationsOf({ data, rows, columns }: Matrix, statistics: readonly ColumnStatistics[]): Float64Array[] {
  const size = statistics.length;
  const out = statistics.map(() => new Float64Array(size));
  const standard = new Float64Array(size);
  for (let row = 0; row < rows; row++) {
    statistics.forEach(({ column, mean, deviation }, i) => {
      standard[i] = (data[row * columns + column] - mean) / deviation;
    });
    for (let i = 0; i < size; i++) for (let j = 0; j <= i; j++) out[i][j] += standard[i] * standard[j];
  }
  for (let i = 0; i < size; i++) for (let j = 0; j <= i; j++) out[j][i] = out[i][j] /= rows;
  return out;
}

/** A principal component, in terms of the columns as they are. */
function contrastOf(vector: Float64Array, variance: number, statistics: readonly ColumnStatistics[]): Contrast {
  const size = Math.sqrt(Math.max(0, variance) + LEAST_VARIANCE);
  const weights = statistics.map(({ deviation }, i) => vector[i] / deviation / size);
  const center = statistics.reduce((sum, { mean }, i) => sum + weights[i] * mean, 0);
  return { columns: statistics.map(({ column }) => column), weights, center };
}
