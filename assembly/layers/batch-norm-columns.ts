/** Passes of batch normalization over rows with one value a channel: vectors along channels. */
import { LANES, loadPartial, storePartial } from "../simd";
import { inputGradient, normalized } from "./batch-norm-formulas";

export function scaleInPlace(x: usize, n: i32, factor: f32): void {
  for (let i = 0; i < n; i++) {
    const at = x + ((<usize>i) << 2);
    store<f32>(at, load<f32>(at) * factor);
  }
}

/** out_c = sum over rows, `ld` bytes apart, of (x_rc - mean_c)^2, two rows at a time. */
export function squaredDeviationSums(x: usize, mean: usize, out: usize, rows: i32, channels: i32, ld: usize): void {
  const end = (<usize>channels) << 2;
  const full = (<usize>(channels & -LANES)) << 2;
  const pairs = rows & -2;
  memory.fill(out, 0, end);
  for (let at = full; at < end; at += 4) {
    const m = load<f32>(mean + at);
    let sum: f32 = 0;
    for (let r = 0, ptr = x + at; r < rows; r++, ptr += ld) {
      const deviation = load<f32>(ptr) - m;
      sum += deviation * deviation;
    }
    store<f32>(out + at, sum);
  }
  for (let r = 0; r < pairs; r += 2) {
    for (let at: usize = 0; at < full; at += 16) {
      const m = v128.load(mean + at);
      const ptr = x + at;
      const d0 = f32x4.sub(v128.load(ptr), m);
      const d1 = f32x4.sub(v128.load(ptr + ld), m);
      const sum = f32x4.add(v128.load(out + at), f32x4.mul(d0, d0));
      v128.store(out + at, f32x4.add(sum, f32x4.mul(d1, d1)));
    }
    x += 2 * ld;
  }
  if (rows == pairs) return;
  for (let at: usize = 0; at < full; at += 16) {
    const d = f32x4.sub(v128.load(x + at), v128.load(mean + at));
    v128.store(out + at, f32x4.add(v128.load(out + at), f32x4.mul(d, d)));
  }
}

/** dBeta_c = sum over rows of dy_rc, dGamma_c = sum over rows of dy_rc xHat_rc, in one pass. */
export function gradientSums(
  x: usize,
  dy: usize,
  mean: usize,
  inverseDeviation: usize,
  dGamma: usize,
  dBeta: usize,
  rows: i32,
  channels: i32,
  ld: usize,
): void {
  const end = (<usize>channels) << 2;
  const full = (<usize>(channels & -LANES)) << 2;
  const pairs = rows & -2;
  memory.fill(dGamma, 0, end);
  memory.fill(dBeta, 0, end);
  for (let at = full; at < end; at += 4) {
    const m = load<f32>(mean + at);
    const inverse = load<f32>(inverseDeviation + at);
    let beta: f32 = 0;
    let gamma: f32 = 0;
    for (let r = 0, offset = at; r < rows; r++, offset += ld) {
      const d = load<f32>(dy + offset);
      beta += d;
      gamma += d * ((load<f32>(x + offset) - m) * inverse);
    }
    store<f32>(dBeta + at, beta);
    store<f32>(dGamma + at, gamma);
  }
  for (let r = 0; r < pairs; r += 2) {
    for (let at: usize = 0; at < full; at += 16) {
      const m = v128.load(mean + at);
      const inverse = v128.load(inverseDeviation + at);
      const d0 = v128.load(dy + at);
      const d1 = v128.load(dy + ld + at);
      const h0 = f32x4.mul(f32x4.sub(v128.load(x + at), m), inverse);
      const h1 = f32x4.mul(f32x4.sub(v128.load(x + ld + at), m), inverse);
      v128.store(dBeta + at, f32x4.add(f32x4.add(v128.load(dBeta + at), d0), d1));
      const gamma = f32x4.add(v128.load(dGamma + at), f32x4.mul(d0, h0));
      v128.store(dGamma + at, f32x4.add(gamma, f32x4.mul(d1, h1)));
    }
    x += 2 * ld;
    dy += 2 * ld;
  }
  if (rows == pairs) return;
  for (let at: usize = 0; at < full; at += 16) {
    const d = v128.load(dy + at);
    const h = f32x4.mul(f32x4.sub(v128.load(x + at), v128.load(mean + at)), v128.load(inverseDeviation + at));
    v128.store(dBeta + at, f32x4.add(v128.load(dBeta + at), d));
    v128.store(dGamma + at, f32x4.add(v128.load(dGamma + at), f32x4.mul(d, h)));
  }
}

export function normalizeRow(
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
      normalized(
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
      normalized(
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
