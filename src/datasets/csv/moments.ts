/** Different numbers that a median is taken of; of more, every so many at random. */
const MAX_SAMPLE = 8192;

/** How many values differ in each precision. */
export interface DistinctValues {
  readonly double: number;
  readonly single: number;
}

/** Share of the different values that has to be left in single precision. */
const COLLAPSED_SHARE = 0.75;

/** Whether many values that differ are the same in single precision. */
export function isCollapse({ double, single }: DistinctValues): boolean {
  return single <= COLLAPSED_SHARE * double;
}

/** Mean, deviation, extremes and median of numbers that pass by once, in bounded memory and double precision. */
export class Moments {
  count = 0;
  min = Infinity;
  max = -Infinity;
  mean = 0;
  /** Whether all numbers are integers. */
  integers = true;
  #squares = 0;
  readonly #sample: number[] = [];
  #random = 1;

  /** Running mean and squares. Source: Welford (1962), equations 1 and 2. */
  add(value: number): void {
    this.count++;
    const distance = value - this.mean;
    this.mean += distance / this.count;
    this.#squares += distance * (value - this.mean);
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
    if (this.integers && !Number.isInteger(value)) this.integers = false;
    this.#keep(value);
  }

  /** Standard deviation (biased); 0 of nothing. */
  get deviation(): number {
    return this.count === 0 ? 0 : Math.sqrt(this.#squares / this.count);
  }

  /** Median, of 8192 numbers at random if there are more; 0 of nothing. */
  get median(): number {
    const sorted = Float64Array.from(this.#sample).sort();
    const half = sorted.length >> 1;
    if (sorted.length === 0) return 0;
    return sorted.length % 2 === 1 ? sorted[half] : sorted[half - 1] + (sorted[half] - sorted[half - 1]) / 2;
  }

  /** The numbers, or 8192 of them at random if there are more. */
  get sample(): readonly number[] {
    return this.#sample;
  }

  /** Different values of the sample in double precision and, less an offset, in single precision. */
  collapses(offset: number): DistinctValues {
    const single = new Set(this.#sample.map((value) => Math.fround(value - offset)));
    return { double: new Set(this.#sample).size, single: single.size };
  }

  /** What has to be taken off the values so that single precision tells them apart: near the mean; 0 if nothing helps or is needed. */
  get offset(): number {
    const offset = Math.round(this.mean);
    return isCollapse(this.collapses(0)) && !isCollapse(this.collapses(offset)) ? offset : 0;
  }

  /** Those of the sample except for one value. */
  without(value: number): Moments {
    const others = new Moments();
    for (const other of this.#sample) if (other !== value) others.add(other);
    return others;
  }

  copy(): Moments {
    const copy = new Moments();
    Object.assign(copy, { count: this.count, min: this.min, max: this.max, mean: this.mean, integers: this.integers });
    copy.#squares = this.#squares;
    copy.#sample.push(...this.#sample);
    copy.#random = this.#random;
    return copy;
  }

  /** Source: Vitter (1985), algorithm R, with the generator of Park and Miller (1988). */
  #keep(value: number): void {
    if (this.count <= MAX_SAMPLE) {
      this.#sample.push(value);
      return;
    }
    this.#random = (this.#random * 48_271) % 2_147_483_647;
    const place = this.#random % this.count;
    if (place < MAX_SAMPLE) this.#sample[place] = value;
  }
}
