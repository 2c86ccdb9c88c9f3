import { expect, test } from "vitest";
import { Curvature, dot, MEMORY } from "../../src/training/curvature";
import { RandomNumbers } from "../reference/random";

/** A positive definite matrix `R Rᵀ + I`. */
function positiveDefinite(random: RandomNumbers, size: number): number[][] {
  const factor = random.matrix(size, size);
  return factor.map((a, i) => factor.map((b, j) => dot(a, b) + Number(i === j)));
}

/**
 * On a quadratic the directions of L-BFGS are conjugate if each step ends at the minimum of its line, so the gradient is gone
 * in as many steps as there are dimensions, and before that only by accident.
 * Source: Nocedal and Wright (2006), "Numerical Optimization", theorem 6.4 and section 7.2.
 */
test.each([1, 2, 3, 5, 8, MEMORY])("a quadratic of %s dimensions ends in as many steps", (dimensions) => {
  const random = new RandomNumbers(dimensions);
  const matrix = positiveDefinite(random, dimensions);
  const times = (vector: ArrayLike<number>) => Float64Array.from(matrix, (row) => dot(row, vector));
  const place = Float64Array.from({ length: dimensions }, () => random.uniform(-2, 2));
  const curvature = new Curvature();
  let now = { place, gradient: times(place) };
  const sizes = [dot(now.gradient, now.gradient)];
  for (let step = 0; step < dimensions; step++) {
    const direction = curvature.times(now.gradient).map((value) => -value);
    const length = -dot(direction, now.gradient) / dot(direction, times(direction));
    const next = now.place.map((value, i) => value + length * direction[i]);
    const after = { place: next, gradient: times(next) };
    curvature.add(now, after);
    now = after;
    sizes.push(dot(now.gradient, now.gradient));
  }
  const shares = sizes.map((size) => Math.sqrt(size / sizes[0]));
  expect(shares.at(-1)).toBeLessThan(1e-9);
  if (dimensions > 1) expect(shares.at(-2)).toBeGreaterThan(1e-6);
});
