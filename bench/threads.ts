/** Two threads against one, in rounds that take turns: matrix products and steps of MNIST's network. */
import type { Precision } from "../src/wasm/engine";
import { threadedEngineFor } from "../src/threads/threaded-engine";
import { threadsStarted } from "./environment";
import { productWork } from "./gemm";
import { measure, type Work } from "./measure";
import { mnist } from "./steps";

const THREADS = [1, 2];

function product(precision: Precision, size: number, threads: number): Work {
  const work = productWork(threadedEngineFor(precision, threads, 0), ["gemmNN", size, size, size]);
  return { ...work, name: `product ${size}, ${threads}` };
}

/** Prints a line for each work: time with one thread and with two, by the best round and by the median. */
export async function benchThreads(precision: Precision): Promise<void> {
  const works: ((threads: number) => Work)[] = [
    ...[256, 512, 1024].map((size) => (threads: number) => product(precision, size, threads)),
    ...[32, 128, 2048].map((batch) => (threads: number) => {
      const { run } = mnist(batch, "", precision, threads);
      return { name: `MNIST step ${batch}, ${threads}`, run };
    }),
  ];
  console.log(`\n${precision}: two threads against one`);
  for (const make of works) {
    const pair = THREADS.map(make);
    await threadsStarted();
    const timings = measure(pair, 40);
    const [one, two] = pair.map(({ name }) => timings.get(name) ?? { median: NaN, best: NaN });
    const show = (seconds: number) => `${(seconds * 1e6).toFixed(0).padStart(7)} us`;
    console.log(
      `  ${pair[0].name.replace(", 1", "").padEnd(18)} best ${show(one.best)} ${show(two.best)} (${(one.best / two.best).toFixed(2)}), ` +
        `median ${show(one.median)} ${show(two.median)} (${(one.median / two.median).toFixed(2)})`,
    );
  }
}
