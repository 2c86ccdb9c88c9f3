import { WasmError } from "wasm-mlp";
import { prepare } from "../data/prepare";
import { openTable, readChosen, type ChosenTable } from "../data/read-table";
import type { ColumnChoice, TableFormat } from "../data/table";
import type { Settings } from "../settings/settings";
import { ProblemError, problemOf, type Problem } from "../problem";
import { SWITCHES, type PauseReason, type Report, type Request } from "./messages";
import { landscapeOf } from "./landscape";
import { bringNeededExtras } from "./needed-extras";
import { openModel } from "./open-model";
import type { Pace } from "./pacer";
import { saved } from "./save";
import { explainStep } from "./explain";
import { TrainingSession, type SessionListener } from "./session";
import { FramePost } from "./frame-post";

/** Owns the network of the page: answers its requests one after the other, and posts pictures. */
export class TrainingService implements SessionListener {
  #session: TrainingSession | undefined;
  #tableFile: File | undefined;
  #chosen: { readonly key: string; readonly table: ChosenTable } | undefined;
  #pace: Pace = { kind: "doubling", seconds: 10 };
  /** One request after the other. */
  #queue: Promise<void> = Promise.resolve();

  readonly #frames: FramePost;

  constructor(private readonly post: (report: Report, transfer?: Transferable[]) => void) {
    this.#frames = new FramePost(post);
  }

  receive(request: Request): void {
    if (request.type === "drawn") {
      this.#frames.drawn();
      return;
    }
    this.#queue = this.#queue
      .then(() => this.#answer(request))
      .catch((error: unknown) => {
        this.#fail(error);
      });
  }

  tick(): void {
    this.#frames.tick();
  }

  /** A pause that was asked for is answered at once, before its measurement and picture. */
  standing(reason: PauseReason): void {
    if (reason === "asked") this.#frames.acknowledge();
  }

  paused(reason: PauseReason, problem?: Problem): void {
    this.#frames.reason = reason;
    this.#frames.show();
    if (problem !== undefined) this.post({ type: "problem", problem });
  }

  async #answer(request: Exclude<Request, { type: "drawn" }>): Promise<void> {
    if (request.type === "configure") return this.#configure(request);
    if (request.type === "table") return this.#takeTable(request.file, request.format);
    if (request.type === "loadModel") return this.#openModel(request.file);
    if (request.type === "adopt") return this.#adopt(request);
    if (request.type === "pace") this.#pace = request.pace;
    const frames = this.#frames;
    if (SWITCHES.includes(request.type)) frames.switches++;
    if (request.type === "select") frames.wishes = { ...frames.wishes, place: request.place };
    if (request.type === "probe") frames.wishes = { ...frames.wishes, sample: request.sample };
    if (request.type === "axes") frames.wishes = { ...frames.wishes, axes: request };
    const session = this.#session;
    if (session !== undefined) await this.#command(session, request);
    else if (NEEDS_NETWORK.includes(request.type)) throw new ProblemError("noNetwork");
  }

  async #command(session: TrainingSession, request: Request): Promise<void> {
    switch (request.type) {
      case "run":
        this.#start(session, session.end);
        return;
      case "pause":
        session.pause();
        return;
      case "step":
        this.#step(session, request.unit);
        return;
      case "pace":
        if (session.isRunning) session.setPace(request.pace);
        return;
      case "visit":
        session.visit(request.moment);
        this.#frames.show();
        return;
      case "rate":
        session.setRate(request.learningRate);
        this.#frames.show();
        return;
      case "weight":
      case "freeze":
      case "switchOff":
        this.#edit(session, request);
        return;
      case "explain":
        this.post({ type: "explained", explanation: explainStep(session) });
        return;
      case "landscape":
        this.#landscape(session).catch((error: unknown) => {
          this.#fail(error);
        });
        return;
      case "save": {
        const file = await saved(session, request.format);
        this.post({ type: "saved", ...file });
        return;
      }
      default:
        this.#frames.answer();
    }
  }

  /** Computed beside everything else, in slices; given up when the network is another. */
  async #landscape(session: TrainingSession): Promise<void> {
    const landscape = await landscapeOf(session.landscapeSource, () => this.#session === session);
    if (landscape !== undefined) this.post({ type: "landscape", landscape });
  }

  #edit(session: TrainingSession, request: Extract<Request, { type: "weight" | "freeze" | "switchOff" }>): void {
    session.edit((held) => {
      if (request.type === "weight") held.set(request.place, request.value);
      else if (request.type === "freeze") held.freeze(request.place, request.isFrozen);
      else held.switchOff(request.place, request.isOff);
    });
    this.#frames.show();
  }

  #step(session: TrainingSession, unit: "epoch" | "batch"): void {
    if (session.isRunning) {
      session.pause();
      return;
    }
    const { epoch, batch } = session.position;
    const isLast = batch + 1 >= session.task.batchesPerEpoch;
    const goal = unit === "epoch" || isLast ? { epoch: epoch + 1, batch: 0 } : { epoch, batch: batch + 1 };
    session.run({ ...goal, reason: "asked" }, { kind: "full" });
    this.#frames.state();
  }

  #start(session: TrainingSession, goal: TrainingSession["end"], pace = this.#pace): void {
    if (session.isRunning) return;
    this.#frames.started();
    session.run(goal, pace);
    this.#frames.state();
  }

  async #open(settings: Settings, table: Parameters<typeof prepare>[1]): Promise<TrainingSession> {
    await bringNeededExtras(settings);
    return new TrainingSession(settings, await prepare(settings, table), this);
  }

  async #configure({ settings, choice, until, run }: Extract<Request, { type: "configure" }>): Promise<void> {
    await this.#drop();
    try {
      this.#session = await this.#open(settings, settings.set === "csv" ? await this.#chosenTable(choice) : undefined);
    } catch (error) {
      if (error instanceof WasmError) throw error;
      this.post({ type: "none", problem: problemOf(error) });
      return;
    }
    this.#begin(this.#session);
    if (until.epoch > 0 || until.batch > 0) {
      this.#start(this.#session, { ...until, reason: "moment" }, { kind: "full" });
    } else if (run) this.#start(this.#session, this.#session.end);
  }

  #begin(session: TrainingSession): void {
    this.#frames.follow(session);
    this.post({ type: "ready", task: session.task });
    this.#frames.show();
  }

  async #drop(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    this.#frames.follow(undefined);
    await session?.dispose();
  }

  async #chosenTable(choice: ColumnChoice | undefined): Promise<ChosenTable | undefined> {
    if (this.#tableFile === undefined || choice === undefined) return undefined;
    const key = JSON.stringify(choice);
    if (this.#chosen?.key !== key) this.#chosen = { key, table: await readChosen(this.#tableFile, choice) };
    return this.#chosen.table;
  }

  /** Another file takes the place of the last one once it is read. */
  async #takeTable(file: File, format?: TableFormat): Promise<void> {
    const table = await openTable(file, format);
    this.#tableFile = file;
    this.#chosen = undefined;
    this.post({ type: "table", table });
  }

  /** A network of a study, whose data take the place of a person's table. */
  async #adopt({ file, choice, settings, state }: Extract<Request, { type: "adopt" }>): Promise<void> {
    const summary = await openTable(file, {}, 1);
    const table = await readChosen(file, choice);
    const session = await this.#open(settings, table);
    session.adopt(state, 0);
    await this.#drop();
    this.#tableFile = file;
    this.#chosen = { key: JSON.stringify(choice), table };
    this.#session = session;
    this.post({ type: "adopted", settings, table: { file, summary, choice } });
    this.#begin(session);
  }

  async #openModel(file: File): Promise<void> {
    const { settings, data, state, epoch } = await openModel(file, this.#session?.settings, this.#chosen?.table);
    await bringNeededExtras(settings);
    const session = new TrainingSession(settings, data, this);
    session.adopt(state, epoch);
    await this.#drop();
    this.#session = session;
    this.post({ type: "loaded", settings, name: file.name });
    this.#begin(session);
  }

  #fail(error: unknown): void {
    if (error instanceof WasmError) this.post({ type: "unable" });
    else this.post({ type: "problem", problem: problemOf(error) });
  }
}

const NEEDS_NETWORK: readonly Request["type"][] = ["run", "step", "save", "explain", "landscape"];
