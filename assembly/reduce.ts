/** Reductions over blocks, rows and columns. Each has one fixed order of summation. */
import { LANES, loadPartial, storePartial, sumLanes } from "./simd";

/** Elements summed in f32 before the sum is carried on in f64. */
// @ts-ignore: decorator
@inline
const SUM_BLOCK: i32 = 1024;

/** Sum of x_i^2 over `n` elements: f32 in blocks of 1024, f64 across them. */
export function sumOfSquares(x: usize, n: i32): f64 {
  let total: f64 = 0;
  for (; n > 0; n -= SUM_BLOCK) {
    const count = min(n, SUM_BLOCK);
    total += <f64>sumOfSquaresBlock(x, count);
    x += (<usize>count) << 2;
  }
  return total;
}

function sumOfSquaresBlock(x: usize, n: i32): f32 {
  let s0 = f32x4.splat(0),
    s1 = s0,
    s2 = s0,
    s3 = s0;
  for (; n >= 4 * LANES; n -= 4 * LANES) {
    const x0 = v128.load(x);
    const x1 = v128.load(x, 16);
    const x2 = v128.load(x, 32);
    const x3 = v128.load(x, 48);
    s0 = f32x4.add(s0, f32x4.mul(x0, x0));
    s1 = f32x4.add(s1, f32x4.mul(x1, x1));
    s2 = f32x4.add(s2, f32x4.mul(x2, x2));
    s3 = f32x4.add(s3, f32x4.mul(x3, x3));
    x += 64;
  }
  for (; n >= LANES; n -= LANES) {
    const x0 = v128.load(x);
    s0 = f32x4.add(s0, f32x4.mul(x0, x0));
    x += 16;
  }
  if (n > 0) {
    const x0 = loadPartial(x, n);
    s1 = f32x4.add(s1, f32x4.mul(x0, x0));
  }
  return sumLanes(f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3)));
}

/** Index of the first element that is NaN or infinite; -1 if all are finite. */
export function firstNonFinite(x: usize, n: i32): i32 {
  const zero = f32x4.splat(0);
  let i = 0;
  for (; i + LANES <= n; i += LANES) {
    const value = v128.load(x + ((<usize>i) << 2));
    // x - x is 0 for finite x and NaN for the others.
    if (!i32x4.all_true(f32x4.eq(f32x4.sub(value, value), zero))) break;
  }
  for (; i < n; i++) {
    const value = load<f32>(x + ((<usize>i) << 2));
    if (value - value != 0) return i;
  }
  return -1;
}

/** out_j = sum over rows of x_rj for x (rows x columns), row after row; rows are `ld` elements apart. */
export function columnSums(x: usize, out: usize, rows: i32, columns: i32, ld: i32): void {
  const rowBytes = (<usize>ld) << 2;
  let j = 0;
  for (; j + 4 * LANES <= columns; j += 4 * LANES) {
    let s0 = f32x4.splat(0),
      s1 = s0,
      s2 = s0,
      s3 = s0;
    let ptr = x + ((<usize>j) << 2);
    for (let r = 0; r < rows; r++) {
      s0 = f32x4.add(s0, v128.load(ptr));
      s1 = f32x4.add(s1, v128.load(ptr, 16));
      s2 = f32x4.add(s2, v128.load(ptr, 32));
      s3 = f32x4.add(s3, v128.load(ptr, 48));
      ptr += rowBytes;
    }
    const to = out + ((<usize>j) << 2);
    v128.store(to, s0);
    v128.store(to, s1, 16);
    v128.store(to, s2, 32);
    v128.store(to, s3, 48);
  }
  for (; j + LANES <= columns; j += LANES) {
    let sum = f32x4.splat(0);
    let ptr = x + ((<usize>j) << 2);
    for (let r = 0; r < rows; r++) {
      sum = f32x4.add(sum, v128.load(ptr));
      ptr += rowBytes;
    }
    v128.store(out + ((<usize>j) << 2), sum);
  }
  if (j < columns) {
    let sum = f32x4.splat(0);
    let ptr = x + ((<usize>j) << 2);
    for (let r = 0; r < rows; r++) {
      sum = f32x4.add(sum, loadPartial(ptr, columns - j));
      ptr += rowBytes;
    }
    storePartial(out + ((<usize>j) << 2), sum, columns - j);
  }
}

/** Largest of the `columns` (>= 1) elements of a row; a NaN may be skipped. */
export function rowMax(x: usize, columns: i32): f32 {
  let j = 0;
  let best = load<f32>(x);
  if (columns >= LANES) {
    let lanes = v128.load(x);
    for (j = LANES; j + LANES <= columns; j += LANES) {
      lanes = f32x4.pmax(lanes, v128.load(x + ((<usize>j) << 2)));
    }
    best = max(
      max(f32x4.extract_lane(lanes, 0), f32x4.extract_lane(lanes, 1)),
      max(f32x4.extract_lane(lanes, 2), f32x4.extract_lane(lanes, 3)),
    );
  }
  for (; j < columns; j++) best = max(best, load<f32>(x + ((<usize>j) << 2)));
  return best;
}

/** Index of the first largest of the `columns` (>= 1) elements of a row. */
// @ts-ignore: decorator
@inline
function argmax(x: usize, columns: i32): i32 {
  let best = load<f32>(x);
  let at = 0;
  for (let j = 1; j < columns; j++) {
    const value = load<f32>(x + ((<usize>j) << 2));
    if (value > best) {
      best = value;
      at = j;
    }
  }
  return at;
}

/** out_r (i32) = index of the first largest element of row r of x (rows x columns). */
export function argmaxRows(x: usize, out: usize, rows: i32, columns: i32): void {
  for (let r = 0; r < rows; r++) {
    store<i32>(out + ((<usize>r) << 2), argmax(x, columns));
    x += (<usize>columns) << 2;
  }
}

/** Class that a row of outputs names: the largest of several, or 1 for a single output of 0.5 or more. */
// @ts-ignore: decorator
@inline
function predictedClass(outputs: usize, columns: i32): i32 {
  return columns == 1 ? i32(load<f32>(outputs) >= 0.5) : argmax(outputs, columns);
}

/** Number of rows of outputs (rows x columns) whose class is the label (i32). */
export function countCorrectLabels(outputs: usize, labels: usize, rows: i32, columns: i32): i32 {
  let correct = 0;
  for (let r = 0; r < rows; r++) {
    correct += i32(predictedClass(outputs, columns) == load<i32>(labels + ((<usize>r) << 2)));
    outputs += (<usize>columns) << 2;
  }
  return correct;
}

/** Number of rows whose class by the outputs is their class by the targets, both (rows x columns). */
export function countCorrectRows(outputs: usize, targets: usize, rows: i32, columns: i32): i32 {
  let correct = 0;
  for (let r = 0; r < rows; r++) {
    correct += i32(predictedClass(outputs, columns) == predictedClass(targets, columns));
    outputs += (<usize>columns) << 2;
    targets += (<usize>columns) << 2;
  }
  return correct;
}
