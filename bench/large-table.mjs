/**
 * `npm run bench:large [-- gigabytes]`: trains the built command on a table of 1 GB, then judges and predicts the same table, and
 * fails where the training takes more than 1 GB of resident memory.
 * Writes the table into a temporary folder: numbers, texts, dates, empty cells, and a class that they decide. Says every ten
 * seconds how far it is: the command reads the table to understand it, to draw a sample, and in each epoch.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { cpus, devNull, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { clearInterval, setInterval } from "node:timers";
import { fileURLToPath, URL } from "node:url";

const LIMIT_BYTES = 1e9;
const SAMPLE_MS = 100;
const TELL_MS = 10_000;
const bytes = 1e9 * Number(process.argv[2] ?? 1);
const program = fileURLToPath(new URL("../dist/cli/wasm-mlp.js", import.meta.url));
if (!existsSync(program)) throw new Error(`bench:large: ${program} is not there; run "npm run build" first.`);

/** Two numbers of which the sum decides the class, one of noise, a text, a date. */
function rowText(row) {
  const a = ((row * 7919) % 10_007) / 10_007;
  const b = ((row * 104_729) % 100_003) / 100_003;
  const noise = row % 97 === 0 ? "" : (((row * 31) % 997) / 100).toFixed(2);
  const day = `20${String(10 + (row % 14)).padStart(2, "0")}-${String(1 + (row % 12)).padStart(2, "0")}-${String(1 + (row % 28)).padStart(2, "0")}`;
  const color = ["red", "green", "blue"][row % 3];
  return `${row},${a.toFixed(5)},${b.toFixed(5)},${noise},${color},${day},${a + b > 1 ? "above" : "below"}\n`;
}

async function writeTable(path) {
  const file = createWriteStream(path);
  file.write("id,a,b,noise,color,day,side\n");
  let row = 0;
  for (let written = 0; written < bytes;) {
    const text = Array.from({ length: 2000 }, (_, i) => rowText(row + i)).join("");
    row += 2000;
    written += text.length;
    if (!file.write(text)) await once(file, "drain");
  }
  file.end();
  await once(file, "close");
  return row;
}

/** Runs the command on a table; gives its peak of resident memory, as Linux tells it. */
async function watched(args, path, size) {
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "inherit", "inherit"] });
  const start = performance.now();
  let [peak, pass, place, told] = [0, 0, Infinity, start];
  const timer = setInterval(() => {
    const found = /VmHWM:\s*(\d+) kB/.exec(statusOf(child.pid));
    peak = Math.max(peak, 1024 * Number(found?.[1] ?? 0));
    const now = placeIn(child.pid, path);
    if (now === undefined) return;
    if (now < place) pass++;
    place = now;
    if (performance.now() - told < TELL_MS) return;
    told = performance.now();
    const seconds = ((told - start) / 1000).toFixed(0);
    console.log(
      `  ${seconds} s: pass ${pass}, ${((100 * now) / size).toFixed(0)} % read, peak ${(peak / 1e6).toFixed(0)} MB`,
    );
  }, SAMPLE_MS);
  const [code] = await once(child, "exit");
  clearInterval(timer);
  if (code !== 0) throw new Error(`bench:large: wasm-mlp ${args[0]} ended with exit code ${code}.`);
  return peak;
}

/** Bytes that a process has read of a file which it has open; undefined if it has not, and where the system does not tell. */
function placeIn(pid, path) {
  try {
    const open = readdirSync(`/proc/${pid}/fd`).find((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`) === path);
    return open && Number(/pos:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/fdinfo/${open}`, "utf8"))[1]);
  } catch {
    return undefined;
  }
}

function statusOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/status`, "utf8");
  } catch {
    return "";
  }
}

const folder = await mkdtemp(join(tmpdir(), "large-table-"));
try {
  const path = join(folder, "large.csv");
  console.log(`writing a table of ${(bytes / 1e9).toFixed(2)} GB`);
  const rows = await writeTable(path);
  const { size } = await stat(path);
  console.log(`Node ${process.version}, ${cpus()[0].model}, ${(totalmem() / 1e9).toFixed(0)} GB of memory`);
  console.log(`${rows.toLocaleString("en-US")} rows, ${(size / 1e9).toFixed(2)} GB`);
  const model = join(folder, "model.safetensors");
  for (const args of [
    ["train", path, "--target", "side", "--out", model],
    ["evaluate", model, path],
    ["predict", model, path, "--out", devNull],
  ]) {
    const start = performance.now();
    const peak = await watched(args, path, size);
    const seconds = (performance.now() - start) / 1000;
    console.log(`\n${args[0]}: ${seconds.toFixed(0)} s, peak ${(peak / 1e6).toFixed(0)} MB resident`);
    if (peak > LIMIT_BYTES && args[0] === "train") process.exitCode = 1;
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
