import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { engineFor, type Engine, type Precision } from "../src/wasm/engine";

/** Where figures come from, in a line. */
export function environment(): string {
  const [{ model }] = cpus();
  return `Node ${process.versions.node}, V8 ${process.versions.v8}, ${cpus().length} x ${model.trim()}, ${new Date().toISOString().slice(0, 10)}`;
}

/** Flop of a round of the peak loop. */
const PEAK_ROUND_FLOP = 96;
const PEAK_ROUNDS = 20_000;

/** The register-only loop of a precision: what to run and its flop. */
export function peakLoop(precision: Precision): { run: () => void; flop: number } {
  const bytes = readFileSync(`build/wasm/peak-${precision}.wasm`);
  const exports = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as {
    memory: WebAssembly.Memory;
    peak(n: number, operands: number): number;
  };
  const operands = 4096;
  new Float32Array(exports.memory.buffer, operands, 8).fill(0.5);
  return { run: () => exports.peak(PEAK_ROUNDS, operands), flop: PEAK_ROUNDS * PEAK_ROUND_FLOP };
}

/** The precisions that differ on this engine. */
export function availablePrecisions(): Precision[] {
  return engineFor("fast") === engineFor("strict") ? ["strict"] : ["strict", "fast"];
}

/** A block of `length` f32 between -1/2 and 1/2, always the same. */
export function filledBlock(engine: Engine, length: number): number {
  const pointer = engine.arena.allocate(4 * length);
  engine.kernels.randomUniform(pointer, length, -0.5, 0.5, 1, 0, 0, length);
  return pointer;
}

/** Time that threads are given to start, in milliseconds. */
const START_MS = 300;

/** Resolves when the threads of engines made before are there to help. */
export function threadsStarted(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, START_MS));
}
