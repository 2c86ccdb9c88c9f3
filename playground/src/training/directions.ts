/** Directions in the space of all weights. */
import type { StateDict } from "wasm-mlp";

export function vectorOf(state: StateDict, names: readonly string[]): Float32Array {
  return Float32Array.from(names.flatMap((name) => Array.from(state[name].data)));
}

export function minus(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((value, i) => value - b[i]);
}

export function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}

/** Two directions of length 1 at right angles. */
export function directionsOf(
  points: readonly Float32Array[],
  present: StateDict,
  names: readonly string[],
  seed: number,
): [Float32Array, Float32Array] {
  const last = points[points.length - 1];
  if (points.length >= 3) {
    const whole = unit(minus(last, points[0]));
    const aside = points.map((point) => withoutPart(minus(point, points[0]), whole));
    const farthest = aside.reduce((best, one) => (dot(one, one) > dot(best, best) ? one : best));
    if (dot(whole, whole) > 0 && dot(farthest, farthest) > 0) return [whole, unit(farthest)];
  }
  const random = [1, 2].map((use) => filterDirection(present, names, seed + use));
  const first = unit(random[0]);
  return [first, unit(withoutPart(random[1], first))];
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector));
  return length > 0 ? vector.map((value) => value / length) : vector;
}

function withoutPart(vector: Float32Array, direction: Float32Array): Float32Array {
  const part = dot(vector, direction);
  return vector.map((value, i) => value - part * direction[i]);
}

/** A random direction; the part of each neuron is as long as its weights are. */
function filterDirection(present: StateDict, names: readonly string[], seed: number): Float32Array {
  const random = randomOf(seed);
  return Float32Array.from(
    names.flatMap((name) => {
      const { data, shape } = present[name];
      const width = shape[1] ?? 1;
      const values = Array.from(data, () => random() + random() + random() - 1.5);
      return Array.from({ length: data.length / width }, (_, neuron) => {
        const [from, to] = [neuron * width, (neuron + 1) * width];
        const part = values.slice(from, to);
        const [size, own] = [norm(data.subarray(from, to)), norm(part)];
        return part.map((value) => (own > 0 ? (value * size) / own : 0));
      }).flat();
    }),
  );
}

export function norm(values: ArrayLike<number>): number {
  return Math.sqrt(Array.from(values).reduce((sum, value) => sum + value * value, 0));
}

/** Numbers from 0 to 1 that a seed fixes (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
