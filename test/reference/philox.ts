/** Random numbers by Philox4x32-10 (Salmon et al., 2011), and what is made of its words. */

export type Four = readonly [number, number, number, number];

/** Key and counter words that name a stream. */
export interface Stream {
  readonly seedLow: number;
  readonly seedHigh: number;
  readonly use: number;
  readonly index: number;
}

/** High and low 32 bits of a product of two 32-bit numbers. */
function wideProduct(a: number, b: number): [number, number] {
  const product = BigInt(a) * BigInt(b);
  return [Number(product >> 32n), Number(product & 0xffffffffn)];
}

/** The four words of one counter under one key. */
export function philox(counter: Four, key: readonly [number, number]): Four {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < 10; round++) {
    const [high0, low0] = wideProduct(c0, 0xd2511f53);
    const [high1, low1] = wideProduct(c2, 0xcd9e8d57);
    [c0, c1, c2, c3] = [(high1 ^ c1 ^ k0) >>> 0, low1, (high0 ^ c3 ^ k1) >>> 0, low0];
    k0 = (k0 + 0x9e3779b9) >>> 0;
    k1 = (k1 + 0xbb67ae85) >>> 0;
  }
  return [c0, c1, c2, c3];
}

/** The first `n` words of a stream. */
export function words(n: number, { seedLow, seedHigh, use, index }: Stream): number[] {
  const blocks = Array.from({ length: Math.ceil(n / 4) }, (_, b) => philox([b, 0, index, use], [seedLow, seedHigh]));
  return blocks.flat().slice(0, n);
}

/** Uniform on [low, high), rounded to f32 where the kernel rounds. */
export function uniform(word: number, low: number, high: number): number {
  const width = Math.fround(Math.fround(high - low) * 2 ** -24);
  return Math.fround(Math.fround((word >>> 8) * width) + low);
}

/** N(0, 1) from the upper 23 bits of a word. */
export function normal(word: number): number {
  const odd = 2 * (word >>> 9) + 1 - 2 ** 23;
  return Math.SQRT2 * inverseErf(odd * 2 ** -23);
}

/** erf z = 2 / sqrt(pi) e^(-z^2) (z + z^3 2 / 3 + z^5 4 / 15 + ...): all terms of one sign. */
function erf(z: number): number {
  let term = z;
  let sum = z;
  for (let i = 1; Math.abs(term) > 1e-17 * Math.abs(sum); i++) {
    term *= (2 * z * z) / (2 * i + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-z * z) * sum;
}

/** By Newton's method from 0, which climbs to the root from one side. */
function inverseErf(x: number): number {
  let z = 0;
  for (let i = 0; i < 60; i++) {
    const move = ((erf(z) - x) * Math.sqrt(Math.PI) * Math.exp(z * z)) / 2;
    z -= move;
    if (Math.abs(move) <= 1e-15 * Math.abs(z)) break;
  }
  return z;
}

/** 0 to n - 1 in random order: the inside-out shuffle. */
export function permutation(n: number, stream: Stream): number[] {
  const order: number[] = [];
  words(n, stream).forEach((word, i) => {
    const j = Number((BigInt(word) * BigInt(i + 1)) >> 32n);
    order.push(order[j] ?? i);
    order[j] = i;
  });
  return order;
}
