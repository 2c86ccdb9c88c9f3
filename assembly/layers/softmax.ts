/** Softmax by rows, and the exponentials and their sum that the losses share. */
import { exp, logScalar } from "../math";
import { areApart, areRows, areSameOrApart, isBlock } from "../preconditions";
import { rowMax } from "../reduce";
import { LANES, loadPartial, storePartial, sumLanes } from "../simd";

/** y_j = e^(x_j - shift) over a row; returns their sum. y may be x. */
export function exponentialRow(x: usize, y: usize, columns: i32, shift: f32): f32 {
  const s = f32x4.splat(shift);
  let sums = f32x4.splat(0);
  let j = 0;
  for (; j + LANES <= columns; j += LANES) {
    const e = exp(f32x4.sub(v128.load(x), s));
    v128.store(y, e);
    sums = f32x4.add(sums, e);
    x += 16;
    y += 16;
  }
  let sum = columns >= LANES ? sumLanes(sums) : <f32>0;
  if (j < columns) {
    const count = columns - j;
    const e = exp(f32x4.sub(loadPartial(x, count), s));
    storePartial(y, e, count);
    sum += f32x4.extract_lane(e, 0);
    if (count > 1) sum += f32x4.extract_lane(e, 1);
    if (count > 2) sum += f32x4.extract_lane(e, 2);
  }
  return sum;
}

/** y = factor x over a row. y may be x. */
export function scaleRow(x: usize, y: usize, columns: i32, factor: f32): void {
  const f = f32x4.splat(factor);
  let j = 0;
  for (; j + LANES <= columns; j += LANES) {
    v128.store(y, f32x4.mul(v128.load(x), f));
    x += 16;
    y += 16;
  }
  if (j < columns) storePartial(y, f32x4.mul(loadPartial(x, columns - j), f), columns - j);
}

/** y_rj = e^x_rj / sum_j e^x_rj for x (rows x columns). y may be x. */
export function softmaxForward(x: usize, y: usize, rows: i32, columns: i32): void {
  assert(areRows(x, rows, columns) && areRows(y, rows, columns) && areSameOrApart(x, y, rows * columns));
  const ld = (<usize>columns) << 2;
  for (let r = 0; r < rows; r++) {
    const sum = exponentialRow(x, y, columns, rowMax(x, columns));
    scaleRow(y, y, columns, <f32>1 / sum);
    x += ld;
    y += ld;
  }
}

/** dx_j = y_j (dy_j - sum_k dy_k y_k), the full Jacobian, by rows. dx may be dy. */
export function softmaxBackward(y: usize, dy: usize, dx: usize, rows: i32, columns: i32): void {
  assert(areRows(y, rows, columns) && areRows(dy, rows, columns) && areRows(dx, rows, columns));
  assert(areSameOrApart(dy, dx, rows * columns) && areApart(y, rows * columns, dx, rows * columns));
  for (let r = 0; r < rows; r++) {
    let dot: f32 = 0;
    for (let j = 0; j < columns; j++) {
      const offset = (<usize>j) << 2;
      dot += load<f32>(dy + offset) * load<f32>(y + offset);
    }
    for (let j = 0; j < columns; j++) {
      const offset = (<usize>j) << 2;
      store<f32>(dx + offset, load<f32>(y + offset) * (load<f32>(dy + offset) - dot));
    }
    const ld = (<usize>columns) << 2;
    y += ld;
    dy += ld;
    dx += ld;
  }
}

/** out_r = log sum_j e^x_rj for x (rows x columns); `scratch` is one row. */
export function logSumExpRows(x: usize, out: usize, rows: i32, columns: i32, scratch: usize): void {
  assert(areRows(x, rows, columns) && isBlock(out, rows) && isBlock(scratch, columns));
  assert(areApart(x, rows * columns, scratch, columns) && areApart(x, rows * columns, out, rows));
  for (let r = 0; r < rows; r++) {
    const shift = rowMax(x, columns);
    // A row of nothing but -Infinity has no finite shift; its sum is 0.
    const sum = shift == -Infinity ? <f32>0 : exponentialRow(x, scratch, columns, shift);
    store<f32>(out + ((<usize>r) << 2), sum == 0 ? -Infinity : logScalar(sum) + shift);
    x += (<usize>columns) << 2;
  }
}
