/** Prints the GFLOP/s of a product of 512 by the best of many, and a digest of its bits; for wider-vectors.ts. */
import { createHash } from "node:crypto";
import { engineFor } from "../src/wasm/engine";
import { Start } from "../src/wasm/kernels";
import { filledBlock } from "./environment";

const SIZE = 512;
const RUN_MS = 800;

const engine = engineFor(process.argv[2] === "fast" ? "fast" : "strict");
const [a, b, c] = [0, 1, 2].map(() => filledBlock(engine, SIZE * SIZE));
let best = Infinity;
for (const start = performance.now(); performance.now() - start < RUN_MS;) {
  const before = performance.now();
  engine.kernels.gemmNN(SIZE, SIZE, SIZE, a, SIZE, b, SIZE, c, SIZE, Start.zero, 0, engine.gemmScratch);
  best = Math.min(best, performance.now() - before);
}
const bits = createHash("sha256").update(new Uint8Array(engine.kernels.memory.buffer, c, 4 * SIZE * SIZE));
console.log(JSON.stringify({ rate: (2 * SIZE ** 3) / best / 1e6, digest: bits.digest("hex") }));
