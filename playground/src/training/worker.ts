/** The training worker: owns the network, trains it in slices and posts pictures of it. */
import { DivergenceError, WasmError } from "wasm-mlp";
import { loadNetwork } from "wasm-mlp/files";
import { prepare } from "../data/prepare";
import { openTable, readChosen, type ChosenTable } from "../data/read-table";
import type { ColumnChoice } from "../data/table";
import type { Settings } from "../settings/settings";
import type { Report, Request } from "./messages";
import { assertSameLayers, settingsOfDetails, settingsOfModel } from "./model-settings";
import { networkConfig } from "./plan";
import { TrainingSession } from "./session";

const FRAME_MS = 20;
const DETAILS_MS = 150;
/** A tab that is forgotten pauses here: the trainer keeps a record of every epoch. */
const ENOUGH_EPOCHS = 1_000_000;

let session: TrainingSession | undefined;
let tableFile: File | undefined;
let chosen: ChosenTable | undefined;
let axes = { x: 0, y: 1 };
let running = false;
let looping = false;
/** Pause at this epoch; 0 for none. */
let until = 0;
let limit = Infinity;
let pageIsFree = true;
let lastFrame = 0;
let lastDetails = 0;
let speed = 0;
/** Work on one message at a time, in their order. */
let queue: Promise<void> = Promise.resolve();

function post(report: Report, transfer: Transferable[] = []): void {
  self.postMessage(report, { transfer });
}

function postFrame(isLast: boolean): void {
  if (session === undefined) return;
  const now = performance.now();
  if (!isLast && (!pageIsFree || now - lastFrame < FRAME_MS)) return;
  const withDetails = isLast || now - lastDetails > DETAILS_MS;
  if (withDetails) lastDetails = now;
  lastFrame = now;
  pageIsFree = false;
  const frame = session.frame(speed, withDetails);
  post(
    { type: "frame", frame },
    frame.layers.map(({ responses }) => responses.buffer),
  );
}

/** The weights' fingerprint is known once the last slice is over. */
function postState(): void {
  const fingerprint = running || looping ? "" : (session?.fingerprint ?? "");
  post({ type: "state", running, fingerprint });
}

async function configure(settings: Settings, run: boolean, epoch: number): Promise<void> {
  running = false;
  session?.dispose();
  session = undefined;
  postState();
  // What is wrong with the columns was said when they were chosen.
  if (settings.set === "csv" && tableFile !== undefined && chosen === undefined) return;
  session = new TrainingSession(settings, await prepare(settings, chosen));
  session.lookAlong(axes);
  until = epoch || settings.stopEpoch || ENOUGH_EPOCHS;
  speed = 0;
  post({ type: "ready", task: session.task });
  postFrame(true);
  setRunning(run);
}

function setRunning(run: boolean): void {
  running = run;
  postState();
  if (run) void loop();
}

/** Trains until someone pauses. */
async function loop(): Promise<void> {
  if (looping) return;
  looping = true;
  let start = performance.now();
  let done = 0;
  while (running && session !== undefined) {
    const current = session;
    const allowed = Number.isFinite(limit) ? Math.floor(((performance.now() - start) / 1000) * limit) - done : Infinity;
    if (allowed < 1) await new Promise((resolve) => setTimeout(resolve, 8));
    else done += await advance(current, allowed);
    const seconds = (performance.now() - start) / 1000;
    if (current !== session || seconds > 1) {
      [start, done] = [performance.now(), 0];
    }
    if (seconds > 0.2 && done > 0) speed = done / seconds;
    postFrame(false);
    await nextTurn();
  }
  looping = false;
  postFrame(true);
  postState();
}

/** One slice; pauses at the epoch that is asked for and when the loss diverges. */
async function advance(current: TrainingSession, allowed: number): Promise<number> {
  const left = until > 0 ? until - current.epoch : Infinity;
  if (left <= 0) {
    until = 0;
    setRunning(false);
    return 0;
  }
  try {
    const done = await current.advance(Math.min(allowed, left));
    if (until > 0 && current.epoch >= until && current === session) {
      until = 0;
      setRunning(false);
    }
    return done;
  } catch (error) {
    if (current === session) {
      setRunning(false);
      problem(error);
    }
    return 0;
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

async function step(): Promise<void> {
  if (session === undefined || looping) {
    setRunning(false);
    return;
  }
  try {
    await session.advance(1);
  } catch (error) {
    problem(error);
  }
  postFrame(true);
  postState();
}

async function takeTable(file: File): Promise<void> {
  const table = await openTable(file);
  tableFile = file;
  await chooseColumns(table.choice);
  post({ type: "table", table });
}

async function chooseColumns(choice: ColumnChoice): Promise<void> {
  chosen = undefined;
  if (tableFile !== undefined) chosen = await readChosen(tableFile, choice);
}

async function openModel(file: File): Promise<void> {
  if (session === undefined) return;
  const { network, details } = await loadNetwork(file);
  using model = network;
  const settings = settingsOfModel(model.config, settingsOfDetails(details) ?? session.settings);
  const { features, classes } = await prepare(settings, chosen);
  const needed = networkConfig(settings, { inputs: features.length, classes: classes?.length });
  assertSameLayers(model.config.layers, needed.layers);
  await configure(settings, false, 0);
  await session.load(file);
  post({ type: "loaded", settings, name: file.name });
  postFrame(true);
  postState();
}

async function saveModel(): Promise<void> {
  if (session === undefined) return;
  const bytes = await session.save();
  post({ type: "model", bytes }, [bytes.buffer]);
}

function problem(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof WasmError) post({ type: "unable", message });
  else post({ type: "problem", message: error instanceof DivergenceError ? diverged(error) : message });
}

function diverged({ divergence }: DivergenceError): string {
  const { epoch, learningRate } = divergence;
  return (
    `Training stopped in epoch ${epoch}: the numbers grew beyond all bounds at learning rate ${learningRate}. ` +
    "Lower the learning rate, standardise the data or clip the gradient."
  );
}

async function answer(request: Request): Promise<void> {
  switch (request.type) {
    case "configure":
      return configure(request.settings, request.run, request.until);
    case "run":
      setRunning(true);
      return;
    case "pause":
      setRunning(false);
      return;
    case "step":
      return step();
    case "limit":
      limit = request.epochsPerSecond;
      return;
    case "axes":
      axes = request;
      session?.lookAlong(axes);
      postFrame(true);
      return;
    case "digit":
      session?.lookAt(request.pixels);
      if (!running) postFrame(true);
      return;
    case "table":
      return takeTable(request.file);
    case "columns":
      return chooseColumns(request.choice);
    case "saveModel":
      return saveModel();
    case "loadModel":
      return openModel(request.file);
    case "drawn":
      pageIsFree = true;
  }
}

self.onmessage = ({ data }: MessageEvent<Request>) => {
  if (data.type === "drawn") {
    pageIsFree = true;
    return;
  }
  queue = queue.then(() => answer(data)).catch(problem);
};
