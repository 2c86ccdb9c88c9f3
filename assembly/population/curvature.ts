/**
 * The Hessian of the loss, by products with vectors: central differences of gradients, all lanes
 * at once. Vectors have the layout of the parameters.
 */
import { multiplyAdd } from "../simd";
import { Group, VECTOR_BYTES, layerOf } from "./group";
import { backward, forward } from "./train";

/** p = saved + step v over `n` (>= 1) vectors. */
export function moveParameters(p: usize, saved: usize, v: usize, n: i32, step: f32): void {
  const factor = f32x4.splat(step);
  const end = p + <usize>n * VECTOR_BYTES;
  do {
    v128.store(p, multiplyAdd(factor, v128.load(v), v128.load(saved)));
    p += VECTOR_BYTES;
    saved += VECTOR_BYTES;
    v += VECTOR_BYTES;
  } while (p < end);
}

/** Gradients of biases that are not trained = 0. */
function clearFixed(group: Group): void {
  for (let i = 0; i < group.layerCount; i++) {
    const layer = layerOf(group, i);
    if (!layer.hasBiases) memory.fill(layer.dBiases, 0, <usize>layer.fanOut * VECTOR_BYTES);
  }
}

/** out = (out - g) factor over `n` (>= 1) vectors. */
function scaledDifference(out: usize, g: usize, n: i32, factor: f32): void {
  const f = f32x4.splat(factor);
  const end = out + <usize>n * VECTOR_BYTES;
  do {
    v128.store(out, f32x4.mul(f32x4.sub(v128.load(out), v128.load(g)), f));
    out += VECTOR_BYTES;
    g += VECTOR_BYTES;
  } while (out < end);
}

/**
 * out = H v = (g(p + step v) - g(p - step v)) / (2 step). The parameters are as they were
 * afterwards; `saved` is room for them. Outputs are not: a forward pass renews them.
 */
export function hessianVector(address: usize, v: usize, out: usize, saved: usize, step: f32): void {
  const group = changetype<Group>(address);
  const n = group.parameterCount;
  const bytes = <usize>n * VECTOR_BYTES;
  memory.copy(saved, group.parameters, bytes);
  moveParameters(group.parameters, saved, v, n, step);
  forward(group);
  backward(group);
  clearFixed(group);
  memory.copy(out, group.gradients, bytes);
  moveParameters(group.parameters, saved, v, n, -step);
  forward(group);
  backward(group);
  clearFixed(group);
  scaledDifference(out, group.gradients, n, <f32>0.5 / step);
  memory.copy(group.parameters, saved, bytes);
}

/** The sums of x y over `n` vectors, lane by lane. */
function dotLanes(x: usize, y: usize, n: i32): v128 {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let i: usize = 0;
  const even = <usize>(n & ~1) * VECTOR_BYTES;
  for (; i < even; i += 2 * VECTOR_BYTES) {
    s0 = f32x4.add(s0, f32x4.mul(v128.load(x + i), v128.load(y + i)));
    s1 = f32x4.add(s1, f32x4.mul(v128.load(x + i, 16), v128.load(y + i, 16)));
  }
  if (n & 1) s0 = f32x4.add(s0, f32x4.mul(v128.load(x + i), v128.load(y + i)));
  return f32x4.add(s0, s1);
}

/** v = x / |x| in each lane; a lane of zeros stays so. */
export function normalizeLanes(x: usize, v: usize, n: i32): void {
  const length = f32x4.sqrt(dotLanes(x, x, n));
  const factor = f32x4.div(f32x4.splat(1), f32x4.pmax(length, f32x4.splat(f32.MIN_NORMAL_VALUE)));
  for (let i: usize = 0; i < <usize>n * VECTOR_BYTES; i += VECTOR_BYTES) {
    v128.store(v + i, f32x4.mul(v128.load(x + i), factor));
  }
}

/**
 * `iterations` (>= 1) of the power method from v, of length 1 in each lane: v turns to the eigenvector
 * of largest magnitude; v^T H v of the last product into `values`, [4 lanes].
 */
export function powerIteration(
  address: usize,
  v: usize,
  product: usize,
  saved: usize,
  step: f32,
  iterations: i32,
  values: usize,
): void {
  const n = changetype<Group>(address).parameterCount;
  for (let i = 0; i < iterations; i++) {
    hessianVector(address, v, product, saved, step);
    v128.store(values, dotLanes(v, product, n));
    normalizeLanes(product, v, n);
  }
}
