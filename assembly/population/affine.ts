/**
 * Pre-activations of a layer, z_j = b_j + a_0 w_0j + a_1 w_1j + ..., one chain of
 * multiply-adds in the order of k, as in the core's matrix product.
 *
 *   a   [fanIn][samples][4 lanes]
 *   z   [fanOut][samples][4 lanes]
 *
 * One unit at a time, up to four inputs a pass, their weights in registers; more inputs
 * continue from what the pass before has left in z.
 */
import { multiplyAdd } from "../simd";
import { VECTOR_BYTES, unitBytes } from "./group";

/** One unit and `inputs` (1 to 4, a constant at each use) inputs; the sums begin at `start`, or at z when `fromZ`. */
// @ts-ignore: decorator
@inline
function pass(
  inputs: i32,
  fromZ: bool,
  samples: i32,
  start: usize,
  w: usize,
  strideW: usize,
  a: usize,
  z: usize,
): void {
  const stride = unitBytes(samples);
  const bias = v128.load(start);
  const w0 = v128.load(w);
  const w1 = inputs > 1 ? v128.load(w + strideW) : w0;
  const w2 = inputs > 2 ? v128.load(w + 2 * strideW) : w0;
  const w3 = inputs > 3 ? v128.load(w + 3 * strideW) : w0;
  const end = z + stride;
  let a1 = a + stride;
  let a2 = a1 + stride;
  let a3 = a2 + stride;
  do {
    let sum = multiplyAdd(v128.load(a), w0, fromZ ? v128.load(z) : bias);
    if (inputs > 1) sum = multiplyAdd(v128.load(a1), w1, sum);
    if (inputs > 2) sum = multiplyAdd(v128.load(a2), w2, sum);
    if (inputs > 3) sum = multiplyAdd(v128.load(a3), w3, sum);
    v128.store(z, sum);
    a += VECTOR_BYTES;
    if (inputs > 1) a1 += VECTOR_BYTES;
    if (inputs > 2) a2 += VECTOR_BYTES;
    if (inputs > 3) a3 += VECTOR_BYTES;
    z += VECTOR_BYTES;
  } while (z < end);
}

/** The first 1 to 4 inputs of a unit. */
export function affineFirst(
  inputs: i32,
  samples: i32,
  bias: usize,
  w: usize,
  strideW: usize,
  a: usize,
  z: usize,
): void {
  if (inputs == 1) pass(1, false, samples, bias, w, strideW, a, z);
  else if (inputs == 2) pass(2, false, samples, bias, w, strideW, a, z);
  else if (inputs == 3) pass(3, false, samples, bias, w, strideW, a, z);
  else pass(4, false, samples, bias, w, strideW, a, z);
}

/** The next 1 to 4 inputs of a unit. */
export function affineNext(inputs: i32, samples: i32, w: usize, strideW: usize, a: usize, z: usize): void {
  if (inputs == 1) pass(1, true, samples, w, w, strideW, a, z);
  else if (inputs == 2) pass(2, true, samples, w, w, strideW, a, z);
  else if (inputs == 3) pass(3, true, samples, w, w, strideW, a, z);
  else pass(4, true, samples, w, w, strideW, a, z);
}

/** z = b + W^T a for all units. */
export function affine(samples: i32, fanIn: i32, fanOut: i32, weights: usize, biases: usize, a: usize, z: usize): void {
  const stride = unitBytes(samples);
  const strideW = <usize>fanOut * VECTOR_BYTES;
  for (let j = 0; j < fanOut; j++) {
    affineFirst(min(fanIn, 4), samples, biases, weights, strideW, a, z);
    for (let k = 4; k < fanIn; k += 4) {
      affineNext(min(fanIn - k, 4), samples, weights + <usize>k * strideW, strideW, a + <usize>k * stride, z);
    }
    weights += VECTOR_BYTES;
    biases += VECTOR_BYTES;
    z += stride;
  }
}
