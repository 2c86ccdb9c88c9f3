import Benchmark from "benchmark";

/** Something to be timed. */
export interface Work {
  readonly name: string;
  readonly run: () => void;
}

/** Seconds a run, over all samples of all rounds. */
export interface Timing {
  readonly median: number;
  readonly best: number;
}

/** Seconds of samples in a round, and the fewest of them. */
const ROUND = { minTime: 0.004, maxTime: 0.02, minSamples: 3 };

/**
 * Times works with Benchmark.js, round after round through all of them, so that a machine
 * that slows down slows them alike; the medians are compared.
 */
export function measure(works: readonly Work[], rounds: number): Map<string, Timing> {
  const samples = new Map<string, number[]>(works.map(({ name }) => [name, []]));
  for (const { run } of works) warmUp(run);
  for (let round = 0; round < rounds; round++) {
    for (const { name, run } of works) {
      const benchmark = new Benchmark(name, run, ROUND);
      benchmark.run({ async: false });
      samples.get(name)?.push(...(benchmark.stats.sample as number[]));
    }
  }
  return new Map([...samples].map(([name, values]) => [name, timingOf(values)]));
}

/** Runs long enough for the engine to compile its best code. */
function warmUp(run: () => void): void {
  const start = performance.now();
  for (let runs = 0; runs < 20 || performance.now() - start < 150; runs++) run();
}

function timingOf(values: number[]): Timing {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)], best: sorted[0] };
}
