/**
 * `npm run bench:serve [-- seconds]`: requests a second and latency of the built `wasm-mlp serve` for one row, by autocannon on
 * loopback; then 10,000 malformed requests, of which each must be answered. Beside it a server of Node that answers the same
 * bytes and does nothing: what HTTP alone takes here.
 */
import autocannon from "autocannon";
import { Buffer } from "node:buffer";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, URL } from "node:url";
import { Model } from "wasm-mlp/model";

const SECONDS = Number(process.argv[2] ?? 8);
const CONNECTIONS = 32;
const MALFORMED = 10_000;
const program = fileURLToPath(new URL("../dist/cli/wasm-mlp.js", import.meta.url));
if (!existsSync(program)) throw new Error(`bench:serve: ${program} is not there; run "npm run build" first.`);

const ROW = { petal_length: 4.7, petal_width: 1.4, sepal_length: 7, sepal_width: 3.2 };
const body = JSON.stringify(ROW);
const request = { method: "POST", headers: { "content-type": "application/json" }, body };

async function trainedFile(folder) {
  const rows = Array.from({ length: 300 }, (_, i) => {
    const [petal_length, petal_width] = [1 + (i % 60) / 10, (i % 25) / 10];
    return {
      petal_length,
      petal_width,
      sepal_length: 5,
      sepal_width: 3,
      species: ["a", "b", "c"][Math.floor((i % 60) / 20)],
    };
  });
  const model = await Model.train(rows, { target: "species", epochs: 10 });
  const path = join(folder, "model.safetensors");
  await model.save(path);
  const answer = JSON.stringify(model.predict(ROW));
  model.dispose();
  return { path, answer };
}

/** Starts the command on a free port; gives its address. */
async function served(path) {
  const child = spawn(process.execPath, [program, "serve", path, "--port", "0", "--json"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(child.stdout, "data");
  return { child, address: JSON.parse(String(line).split("\n")[0]).address };
}

async function fire(url) {
  const options = { url: `${url}/predict`, connections: CONNECTIONS, ...request };
  await autocannon({ ...options, duration: 2 });
  return autocannon({ ...options, duration: SECONDS });
}

function tell(name, { requests, latency, non2xx, errors, timeouts }) {
  const ms = (value) => `${value} ms`;
  console.log(
    `${name}: ${Math.round(requests.average).toLocaleString("en-US")} requests/s; latency ${ms(latency.p50)} median, ` +
      `${ms(latency.p97_5)} of 97.5 %, ${ms(latency.p99)} of 99 %, ${ms(latency.max)} at most; ${non2xx + errors + timeouts} failed`,
  );
}

const post = (text, more = "") =>
  `POST /predict HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${more}content-length: ${Buffer.byteLength(text)}\r\nconnection: close\r\n\r\n${text}`;

/** What a client may send by mistake or on purpose: each is answered with a status of 4xx. */
const FAULTS = [
  () => post("{"),
  () => post("7"),
  () => post('[{"a": {}}]'),
  () => post("[null]"),
  () => post('{"petal_length": [1]}'),
  () => post(`"${"x".repeat(2000)}"`),
  () => post("{}", "x-a: b\r\n").replace("application/json", "text/html"),
  () => post("\u0000\u0001"),
  () => "GET /predict HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
  () => "GET /nowhere HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
  () => "PUT /schema HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 0\r\n\r\n",
  () => "nonsense\r\n\r\n",
  () => `GET / HTTP/1.1\r\nhost: x\r\nx: ${"y".repeat(20_000)}\r\n\r\n`,
  (i) =>
    String.fromCharCode(...Array.from({ length: 40 }, (_, k) => ((i * 7919 + k * 104_729) % 255) + 1)) + "\r\n\r\n",
];

/** The status of what is answered to raw bytes; 0 for no answer. */
function statusOf({ hostname, port }, text) {
  return new Promise((done) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let answer = "";
    socket.setTimeout(15_000, () => socket.destroy());
    socket.on("data", (chunk) => (answer += chunk));
    socket.on("error", () => undefined);
    socket.on("close", () => done(Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0)));
  });
}

async function malformed(address) {
  const statuses = new Map();
  const url = new URL(address);
  for (let first = 0; first < MALFORMED; first += 50) {
    const all = Array.from({ length: 50 }, (_, i) => statusOf(url, FAULTS[(first + i) % FAULTS.length](first + i)));
    for (const status of await Promise.all(all)) statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  return [...statuses].sort(([a], [b]) => a - b);
}

/** A server of Node that reads the body and answers the same bytes; gives its address. */
async function plainServer(answer) {
  const code = `require("node:http").createServer((request, response) => {
    request.resume().on("end", () => {
      response.writeHead(200, { "content-type": "application/json", "content-length": ${Buffer.byteLength(answer)} });
      response.end(${JSON.stringify(answer)});
    });
  }).listen(0, "127.0.0.1", function () { console.log("http://127.0.0.1:" + this.address().port) })`;
  const child = spawn(process.execPath, ["-e", code], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(child.stdout, "data");
  return { child, address: String(line).trim() };
}

const folder = await mkdtemp(join(tmpdir(), "bench-serve-"));
const children = [];
try {
  const { path, answer } = await trainedFile(folder);
  console.log(
    `Node ${process.version}, ${cpus()[0].model}, ${CONNECTIONS} connections, one row of ${body.length} bytes`,
  );
  const [model, plain] = [await served(path), await plainServer(answer)];
  children.push(model.child, plain.child);
  tell("wasm-mlp serve", await fire(model.address));
  tell("Node's http alone", await fire(plain.address));
  const statuses = await malformed(model.address);
  console.log(
    `${MALFORMED} malformed requests: ${statuses.map(([status, count]) => `${status} x ${count}`).join(", ")}`,
  );
  if (statuses.some(([status]) => status < 400 || status >= 500)) process.exitCode = 1;
} finally {
  for (const child of children) child.kill();
  await rm(folder, { recursive: true, force: true });
}
