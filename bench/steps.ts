/** Whole training steps, each with the time that its matrix products alone would take at peak. */
import { Adam, BatchNorm1d, Linear, Network, ReLU, SGD, Trainer } from "../src/index";
import type { Precision } from "../src/wasm/engine";
import { peakLoop } from "./environment";
import { measure, type Work } from "./measure";
import { classes, matrix, productFlop } from "./step-data";

/** A training step that is timed. */
export interface Step extends Work {
  /** Flop of the step's matrix products. */
  readonly flop: number;
  /** Microseconds to reach. */
  readonly target: string;
}

function xor(precision: Precision): Step {
  const network = Network.mlp([2, 4, 1], { outputActivation: "sigmoid", seed: 1, precision });
  const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer: new SGD({ learningRate: 0.01 }) });
  const inputs = { data: Float32Array.of(0, 0, 0, 1, 1, 0, 1, 1), rows: 4, columns: 2 };
  const targets = { data: Float32Array.of(0, 1, 1, 0), rows: 4, columns: 1 };
  return { name: "XOR 2-4-1, SGD, 4 samples", run: () => trainer.step(inputs, targets), flop: 4 * 64, target: "1" };
}

function spiral(precision: Precision): Step {
  const network = Network.mlp([2, 128, 64, 3], { seed: 1, precision });
  const trainer = new Trainer(network, { loss: "crossEntropy", optimizer: new Adam() });
  const [inputs, targets] = [matrix(64, 2), classes(64, 3)];
  return {
    name: "spiral 2-128-64-3, Adam, 64",
    run: () => trainer.step(inputs, targets),
    flop: productFlop([2, 128, 64, 3], 64),
    target: "100",
  };
}

/** A step of the MNIST network. */
export function mnist(batch: number, target: string, precision: Precision, threads = 1): Step {
  const layers = [
    new Linear(784, 256, { initializer: "he" }),
    new BatchNorm1d(256),
    new ReLU(),
    new Linear(256, 64, { initializer: "he" }),
    new BatchNorm1d(64),
    new ReLU(),
    new Linear(64, 10),
  ];
  const trainer = new Trainer(new Network(layers, { seed: 1, precision, threads }), {
    loss: "crossEntropy",
    optimizer: new Adam(),
  });
  const [inputs, targets] = [matrix(batch, 784), classes(batch, 10)];
  return {
    name: `MNIST 784-256-64-10, BatchNorm, Adam, ${batch}`,
    run: () => trainer.step(inputs, targets),
    flop: productFlop([784, 256, 64, 10], batch),
    target,
  };
}

/** The steps of the design's table. */
export function trainingSteps(precision: Precision): Step[] {
  return [
    xor(precision),
    spiral(precision),
    mnist(32, "-", precision),
    mnist(128, "2600", precision),
    mnist(2048, "-", precision),
  ];
}

/** Prints a line for each step: time, time to reach, share of the peak of the same run. */
export function benchSteps(precision: Precision): void {
  const steps = trainingSteps(precision);
  const peak = { name: "peak", ...peakLoop(precision) };
  const timings = measure([peak, ...steps], 25);
  const peakRate = peak.flop / (timings.get("peak")?.median ?? NaN);
  console.log(`\n${precision}: training steps (peak ${(peakRate / 1e9).toFixed(1)} GFLOP/s)`);
  for (const { name, flop, target } of steps) {
    const { median, best } = timings.get(name) ?? { median: NaN, best: NaN };
    console.log(
      `  ${name.padEnd(46)} ${(median * 1e6).toFixed(2).padStart(10)} us (best ${(best * 1e6).toFixed(2)}, to reach ${target}), ` +
        `${((100 * flop) / median / peakRate).toFixed(0)} % of peak`,
    );
  }
}
