/** Passes of batch normalisation over rows with one value a channel: vectors along channels. */
import { LANES, loadPartial, storePartial } from "../simd";
import { inputGradient, normalised } from "./batch-norm-formulas";

export function scaleInPlace(x: usize, n: i32, factor: f32): void {
  for (let i = 0; i < n; i++) {
    const at = x + ((<usize>i) << 2);
    store<f32>(at, load<f32>(at) * factor);
  }
}

/** out_c = sum over rows of (x_rc - mean_c)^2. */
export function squaredDeviationSums(x: usize, mean: usize, out: usize, rows: i32, channels: i32): void {
  const ld = (<usize>channels) << 2;
  let c = 0;
  for (; c + LANES <= channels; c += LANES) {
    const at = (<usize>c) << 2;
    const m = v128.load(mean + at);
    let sum = f32x4.splat(0);
    let ptr = x + at;
    for (let r = 0; r < rows; r++) {
      const deviation = f32x4.sub(v128.load(ptr), m);
      sum = f32x4.add(sum, f32x4.mul(deviation, deviation));
      ptr += ld;
    }
    v128.store(out + at, sum);
  }
  for (; c < channels; c++) {
    const at = (<usize>c) << 2;
    const m = load<f32>(mean + at);
    let sum: f32 = 0;
    let ptr = x + at;
    for (let r = 0; r < rows; r++) {
      const deviation = load<f32>(ptr) - m;
      sum += deviation * deviation;
      ptr += ld;
    }
    store<f32>(out + at, sum);
  }
}

/** out_c = sum over rows of dy_rc xHat_rc. */
export function productSums(
  x: usize,
  dy: usize,
  mean: usize,
  inverseDeviation: usize,
  out: usize,
  rows: i32,
  channels: i32,
): void {
  const ld = (<usize>channels) << 2;
  let c = 0;
  for (; c + LANES <= channels; c += LANES) {
    const at = (<usize>c) << 2;
    const m = v128.load(mean + at);
    const inverse = v128.load(inverseDeviation + at);
    let sum = f32x4.splat(0);
    let offset = at;
    for (let r = 0; r < rows; r++) {
      const xHat = f32x4.mul(f32x4.sub(v128.load(x + offset), m), inverse);
      sum = f32x4.add(sum, f32x4.mul(v128.load(dy + offset), xHat));
      offset += ld;
    }
    v128.store(out + at, sum);
  }
  for (; c < channels; c++) {
    const at = (<usize>c) << 2;
    const m = load<f32>(mean + at);
    const inverse = load<f32>(inverseDeviation + at);
    let sum: f32 = 0;
    let offset = at;
    for (let r = 0; r < rows; r++) {
      sum += load<f32>(dy + offset) * ((load<f32>(x + offset) - m) * inverse);
      offset += ld;
    }
    store<f32>(out + at, sum);
  }
}

export function normaliseRow(
  x: usize,
  y: usize,
  channels: i32,
  mean: usize,
  inverseDeviation: usize,
  gamma: usize,
  beta: usize,
): void {
  let c = 0;
  for (; c + LANES <= channels; c += LANES) {
    const at = (<usize>c) << 2;
    v128.store(
      y + at,
      normalised(
        v128.load(x + at),
        v128.load(mean + at),
        v128.load(inverseDeviation + at),
        v128.load(gamma + at),
        v128.load(beta + at),
      ),
    );
  }
  if (c < channels) {
    const at = (<usize>c) << 2;
    const count = channels - c;
    storePartial(
      y + at,
      normalised(
        loadPartial(x + at, count),
        loadPartial(mean + at, count),
        loadPartial(inverseDeviation + at, count),
        loadPartial(gamma + at, count),
        loadPartial(beta + at, count),
      ),
      count,
    );
  }
}

export function backwardRow(
  x: usize,
  dy: usize,
  dx: usize,
  channels: i32,
  mean: usize,
  inverseDeviation: usize,
  gamma: usize,
  dGamma: usize,
  dBeta: usize,
  scale: f32,
): void {
  const s = f32x4.splat(scale);
  let c = 0;
  for (; c + LANES <= channels; c += LANES) {
    const at = (<usize>c) << 2;
    const inverse = v128.load(inverseDeviation + at);
    v128.store(
      dx + at,
      inputGradient(
        v128.load(x + at),
        v128.load(dy + at),
        v128.load(mean + at),
        inverse,
        f32x4.mul(v128.load(gamma + at), inverse),
        f32x4.mul(v128.load(dBeta + at), s),
        f32x4.mul(v128.load(dGamma + at), s),
      ),
    );
  }
  if (c < channels) {
    const at = (<usize>c) << 2;
    const count = channels - c;
    const inverse = loadPartial(inverseDeviation + at, count);
    storePartial(
      dx + at,
      inputGradient(
        loadPartial(x + at, count),
        loadPartial(dy + at, count),
        loadPartial(mean + at, count),
        inverse,
        f32x4.mul(loadPartial(gamma + at, count), inverse),
        f32x4.mul(loadPartial(dBeta + at, count), s),
        f32x4.mul(loadPartial(dGamma + at, count), s),
      ),
      count,
    );
  }
}
