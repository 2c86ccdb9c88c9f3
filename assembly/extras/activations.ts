/** Activations over blocks by their codes: those of the extras module, and LeakyReLU for populations. */
import * as ActivationCode from "../../src/wasm/activation-code";
import { combineElements, mapElements } from "../elementwise";
import { Elu, Gelu, GeluTanh, HardSigmoid, HardSwish, Mish, Selu, Silu, Softplus } from "../formulas";
import { AddScaled, LeakyRelu } from "../operators";
import { LANES, loadPartial } from "../simd";
import { sumLanesF64 } from "../losses/sum";

/** y = f(x); `parameter` is the slope of LeakyReLU, the alpha of ELU. y may be x. */
export function activationForward(code: i32, x: usize, y: usize, n: i32, parameter: f32): void {
  if (code == ActivationCode.leakyRelu) mapElements<LeakyRelu>(x, y, n, parameter);
  else if (code == ActivationCode.elu) mapElements<Elu>(x, y, n, parameter);
  else if (code == ActivationCode.selu) mapElements<Selu>(x, y, n);
  else if (code == ActivationCode.gelu) mapElements<Gelu>(x, y, n);
  else if (code == ActivationCode.geluTanh) mapElements<GeluTanh>(x, y, n);
  else if (code == ActivationCode.silu) mapElements<Silu>(x, y, n);
  else if (code == ActivationCode.mish) mapElements<Mish>(x, y, n);
  else if (code == ActivationCode.softplus) mapElements<Softplus>(x, y, n);
  else if (code == ActivationCode.hardSigmoid) mapElements<HardSigmoid>(x, y, n);
  else if (code == ActivationCode.hardSwish) mapElements<HardSwish>(x, y, n);
  else unreachable();
}

/** dx = f'(x) dy. dx may be dy. */
export function activationBackward(code: i32, x: usize, dy: usize, dx: usize, n: i32, parameter: f32): void {
  if (code == ActivationCode.leakyRelu) combineElements<LeakyRelu>(x, dy, dx, n, parameter);
  else if (code == ActivationCode.elu) combineElements<Elu>(x, dy, dx, n, parameter);
  else if (code == ActivationCode.selu) combineElements<Selu>(x, dy, dx, n);
  else if (code == ActivationCode.gelu) combineElements<Gelu>(x, dy, dx, n);
  else if (code == ActivationCode.geluTanh) combineElements<GeluTanh>(x, dy, dx, n);
  else if (code == ActivationCode.silu) combineElements<Silu>(x, dy, dx, n);
  else if (code == ActivationCode.mish) combineElements<Mish>(x, dy, dx, n);
  else if (code == ActivationCode.softplus) combineElements<Softplus>(x, dy, dx, n);
  else if (code == ActivationCode.hardSigmoid) combineElements<HardSigmoid>(x, dy, dx, n);
  else if (code == ActivationCode.hardSwish) combineElements<HardSwish>(x, dy, dx, n);
  else unreachable();
}

/** y = x where x > 0, else slope x; the slope is a trained value of any sign. y may be x. */
export function preluForward(x: usize, y: usize, n: i32, slope: usize): void {
  mapElements<LeakyRelu>(x, y, n, load<f32>(slope));
}

/** dx = dy where x > 0, else slope dy. dx may be dy. */
export function preluBackward(x: usize, dy: usize, dx: usize, n: i32, slope: usize): void {
  combineElements<LeakyRelu>(x, dy, dx, n, load<f32>(slope));
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
  combineElements<AddScaled>(x, z, out, n, factor);
}

/** y = scale (x where the mask is not 0, else `dropped`) + shift: alpha dropout (Klambauer et al., 2017). y may be x. */
export function alphaDropout(x: usize, mask: usize, y: usize, n: i32, dropped: f32, scale: f32, shift: f32): void {
  for (let i: usize = 0; i < (<usize>n) << 2; i += 4) {
    const value = load<f32>(mask + i) != 0 ? load<f32>(x + i) : dropped;
    store<f32>(y + i, scale * value + shift);
  }
}
