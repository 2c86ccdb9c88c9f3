/** What is done to a gradient before an optimizer takes it, beyond a factor. */

/** g = min(max(scale g, -limit), limit) + l1 sign(p), with sign(0) = 0. */
export function adjustGradient(parameters: usize, gradients: usize, n: i32, scale: f32, limit: f32, l1: f32): void {
  assert((n & 3) == 0);
  const factor = f32x4.splat(scale);
  const highest = f32x4.splat(limit);
  const lowest = f32x4.splat(-limit);
  const penalty = f32x4.splat(l1);
  const zero = f32x4.splat(0);
  const end = parameters + ((<usize>n) << 2);
  while (parameters < end) {
    const p = v128.load(parameters);
    const g = f32x4.pmin(f32x4.pmax(f32x4.mul(v128.load(gradients), factor), lowest), highest);
    const rising = v128.and(f32x4.gt(p, zero), penalty);
    const falling = v128.and(f32x4.lt(p, zero), penalty);
    v128.store(gradients, f32x4.add(g, f32x4.sub(rising, falling)));
    gradients += 16;
    parameters += 16;
  }
}
