/** The activations of the extras module over blocks, by the codes of operators.ts. */
import { combineElements, mapElements } from "../elementwise";
import {
  ADD_SCALED,
  ELU,
  GELU,
  GELU_TANH,
  HARD_SIGMOID,
  HARD_SWISH,
  LEAKY_RELU,
  MISH,
  SELU,
  SILU,
  SOFTPLUS,
} from "../operators";
import { LANES, loadPartial } from "../simd";
import { sumLanesF64 } from "../losses/sum";

/** y = f(x); `alpha` is that of ELU. y may be x. */
export function activationForward(code: i32, x: usize, y: usize, n: i32, alpha: f32): void {
  if (code == ELU) mapElements(ELU, x, y, n, alpha);
  else if (code == SELU) mapElements(SELU, x, y, n);
  else if (code == GELU) mapElements(GELU, x, y, n);
  else if (code == GELU_TANH) mapElements(GELU_TANH, x, y, n);
  else if (code == SILU) mapElements(SILU, x, y, n);
  else if (code == MISH) mapElements(MISH, x, y, n);
  else if (code == SOFTPLUS) mapElements(SOFTPLUS, x, y, n);
  else if (code == HARD_SIGMOID) mapElements(HARD_SIGMOID, x, y, n);
  else if (code == HARD_SWISH) mapElements(HARD_SWISH, x, y, n);
  else unreachable();
}

/** dx = f'(x) dy. dx may be dy. */
export function activationBackward(code: i32, x: usize, dy: usize, dx: usize, n: i32, alpha: f32): void {
  if (code == ELU) combineElements(ELU, x, dy, dx, n, alpha);
  else if (code == SELU) combineElements(SELU, x, dy, dx, n);
  else if (code == GELU) combineElements(GELU, x, dy, dx, n);
  else if (code == GELU_TANH) combineElements(GELU_TANH, x, dy, dx, n);
  else if (code == SILU) combineElements(SILU, x, dy, dx, n);
  else if (code == MISH) combineElements(MISH, x, dy, dx, n);
  else if (code == SOFTPLUS) combineElements(SOFTPLUS, x, dy, dx, n);
  else if (code == HARD_SIGMOID) combineElements(HARD_SIGMOID, x, dy, dx, n);
  else if (code == HARD_SWISH) combineElements(HARD_SWISH, x, dy, dx, n);
  else unreachable();
}

/** y = x where x > 0, else slope x; the slope is a trained value of any sign. y may be x. */
export function preluForward(x: usize, y: usize, n: i32, slope: usize): void {
  mapElements(LEAKY_RELU, x, y, n, load<f32>(slope));
}

/** dx = dy where x > 0, else slope dy. dx may be dy. */
export function preluBackward(x: usize, dy: usize, dx: usize, n: i32, slope: usize): void {
  combineElements(LEAKY_RELU, x, dy, dx, n, load<f32>(slope));
}

/** The gradient of that slope: the sum of x dy over x <= 0, in f64. */
export function preluSlopeGradient(x: usize, dy: usize, n: i32, dSlope: usize): void {
  let sum: f64 = 0;
  for (; n >= LANES; n -= LANES) {
    sum += negativeShare(v128.load(x), v128.load(dy));
    x += 16;
    dy += 16;
  }
  if (n > 0) sum += negativeShare(loadPartial(x, n), loadPartial(dy, n));
  store<f32>(dSlope, <f32>sum);
}

// @ts-ignore: decorator
@inline
function negativeShare(x: v128, dy: v128): f64 {
  return sumLanesF64(v128.and(f32x4.mul(x, dy), f32x4.le(x, f32x4.splat(0))));
}

/** out = x + factor z. out may be x or z. */
export function addScaled(x: usize, z: usize, out: usize, n: i32, factor: f32): void {
  combineElements(ADD_SCALED, x, z, out, n, factor);
}

/** y = scale (x where the mask is not 0, else `dropped`) + shift: alpha dropout (Klambauer et al., 2017). y may be x. */
export function alphaDropout(x: usize, mask: usize, y: usize, n: i32, dropped: f32, scale: f32, shift: f32): void {
  for (let i: usize = 0; i < (<usize>n) << 2; i += 4) {
    const value = load<f32>(mask + i) != 0 ? load<f32>(x + i) : dropped;
    store<f32>(y + i, scale * value + shift);
  }
}
