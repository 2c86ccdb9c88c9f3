/**
 * `npm run bench:csv [-- rows]`: memory and speed of training from a CSV file that is streamed.
 * Writes a file of 5 million rows (or as many as asked for) into a temporary folder, scans it,
 * trains a small network on one pass, and fails above 300 MB of resident memory. Then reads a fifth
 * of the rows into memory, and tells how many times their text that takes.
 */
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCsv, scanCsv, streamCsv } from "../src/datasets/index";
import { Network, Trainer } from "../src/index";
import { environment } from "./environment";

const LIMIT_BYTES = 300e6;
const SAMPLE_MS = 20;
const rows = Number(process.argv[2] ?? 5_000_000);

let peak = 0;
const sampler = setInterval(sampleMemory, SAMPLE_MS);

function sampleMemory(): void {
  peak = Math.max(peak, process.memoryUsage.rss());
}

/** Two features of which the sum decides the class, one of noise, one of texts. */
function rowText(row: number): string {
  const a = ((row * 7919) % 10_007) / 10_007;
  const b = ((row * 104_729) % 100_003) / 100_003;
  const noise = ((row * 31) % 997) / 100;
  return `${a.toFixed(5)},${b.toFixed(5)},${noise},${["red", "green", "blue"][row % 3]},${a + b > 1 ? "above" : "below"}\n`;
}

async function writeRows(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path);
  file.write("a,b,noise,color,side\n");
  for (let first = 0; first < rows; first += 1000) {
    const count = Math.min(1000, rows - first);
    if (!file.write(Array.from({ length: count }, (_, i) => rowText(first + i)).join(""))) await once(file, "drain");
  }
  file.end();
  await once(file, "close");
}

async function timed<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  peak = 0;
  const start = performance.now();
  const result = await work();
  const seconds = (performance.now() - start) / 1000;
  sampleMemory();
  const speed = Math.round(rows / seconds).toLocaleString("en-US");
  console.log(`${what}: ${seconds.toFixed(1)} s, ${speed} rows/s, peak ${(peak / 1e6).toFixed(0)} MB resident`);
  if (peak > LIMIT_BYTES) process.exitCode = 1;
  return result;
}

const folder = await mkdtemp(join(tmpdir(), "csv-memory-"));
try {
  const path = join(folder, "rows.csv");
  console.log(environment());
  await timed("write", () => writeRows(path, rows));
  console.log(`${rows.toLocaleString("en-US")} rows, ${((await stat(path)).size / 1e6).toFixed(0)} MB`);
  const { schema } = await timed("scan", () => scanCsv(path, { target: "side" }));
  const network = Network.mlp([6, 16, 2], { seed: 1 });
  const trainer = new Trainer(network, { loss: "crossEntropy" });
  const stream = await streamCsv(path, { schema, batchSize: 256 });
  const last = await timed("train", async () => {
    let loss = NaN;
    for await (const { inputs, targets } of stream) loss = trainer.step(inputs, targets);
    return loss;
  });
  console.log(`loss of the last batch ${last.toFixed(4)}`);
  const small = join(folder, "small.csv");
  await writeRows(small, rows / 5);
  const before = process.memoryUsage.rss();
  peak = before;
  await readCsv(small, { target: "side" });
  sampleMemory();
  const { size } = await stat(small);
  console.log(`read into memory: ${((peak - before) / size).toFixed(1)} times ${(size / 1e6).toFixed(0)} MB of text`);
} finally {
  clearInterval(sampler);
  await rm(folder, { recursive: true, force: true });
}
