/** Random test data from a generator of its own (mulberry32, Tommy Ettinger, 2017), so that it owes nothing to the library. */
export class RandomNumbers {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** Uniform on [low, high), rounded to f32. */
  uniform(low: number, high: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return Math.fround(low + ((high - low) * ((t ^ (t >>> 14)) >>> 0)) / 2 ** 32);
  }

  /** An integer from 0 to n - 1. */
  below(n: number): number {
    return Math.floor(this.uniform(0, n));
  }

  /** rows x columns numbers, uniform on [low, high). */
  matrix(rows: number, columns: number, low = -1, high = 1): number[][] {
    return Array.from({ length: rows }, () => Array.from({ length: columns }, () => this.uniform(low, high)));
  }
}
