import { batch, computed, signal } from "@preact/signals";
import type { ColumnChoice } from "../data/table";
import type { Problem } from "../problem";
import { START, type Position } from "../settings/address";
import type { Settings } from "../settings/settings";
import { TrainingClient } from "../training/client";
import type { Details, Explanation, Frame, Landscape, NeuronPlace } from "../training/frame";
import { SWITCHES, type Report, type Request, type RunState, type Task } from "../training/messages";
import type { Pace } from "../training/pacer";
import { painter } from "../painting/painter-client";
import { runFrames } from "./run-frames";

const RESTING: RunState = { running: false, reason: "asked", origin: "seed", fingerprint: "" };

/** What both of two networks side by side are told. */
const SHARED: readonly Request["type"][] = ["run", "pause", "step", "pace", "axes"];

/** Reports that the page itself answers. */
export type OtherReport = Exclude<Report, { type: "ready" | "none" | "frame" | "state" | "landscape" | "explained" }>;

/** The network that learns, as the page knows it: what the worker has told last. */
export class RunStore {
  readonly task = signal<Task | undefined>(undefined);
  /** Why there is no network. */
  readonly none = signal<Problem | undefined>(undefined);
  readonly frame = signal<Frame | undefined>(undefined);
  readonly details = signal<Details | undefined>(undefined);
  readonly state = signal<RunState>(RESTING);
  /** The neuron whose picture and numbers are shown. */
  readonly selected = signal<NeuronPlace | undefined>(undefined);
  readonly landscape = signal<Landscape | undefined>(undefined);
  readonly explanation = signal<Explanation | undefined>(undefined);
  readonly axes = signal<{ readonly x: number; readonly y: number }>({ x: 0, y: 1 });
  /** The recorded moment that was asked for last; undefined for the present. */
  readonly moment = signal<number | undefined>(undefined);
  /** The recorded moment that the frame shows; undefined for the present. */
  readonly shownMoment = computed(() => this.frame.value?.moment);
  readonly #client: TrainingClient;
  #latest: Frame | undefined;
  /** Switches that the worker was told of, and those of which the newest frame knows. */
  #switches = { told: 0, known: 0 };
  /** They have a frame of the screen of their own. */
  #laterDetails: Details | undefined;
  #isReplaying = false;
  #pace: Pace | undefined;

  constructor(
    private readonly onOther: (report: OtherReport) => void,
    onFailure: () => void,
  ) {
    this.#client = new TrainingClient(this.#onReport, onFailure);
  }

  /** A second network that is trained beside this one. */
  partner: RunStore | undefined;

  send(request: Request): void {
    if (request.type === "pace") this.#pace = request.pace;
    if (SWITCHES.includes(request.type)) this.#switches.told++;
    this.#client.send(request);
    if (SHARED.includes(request.type)) this.partner?.send(request);
  }

  restart(): void {
    this.state.value = RESTING;
    this.#switches = { told: 0, known: 0 };
    this.#client.restart();
    this.keepPace(this);
  }

  /** Takes over the pace of another run. */
  keepPace(other: RunStore): void {
    if (other.#pace !== undefined) this.send({ type: "pace", pace: other.#pace });
  }

  /** Ends its worker. */
  dispose(): void {
    this.#isReplaying = false;
    this.#client.dispose();
  }

  /** Starts over with some settings. */
  configure(settings: Settings, choice?: ColumnChoice, run = false, until: Position = START): void {
    this.#isReplaying = false;
    this.selected.value = undefined;
    this.send({ type: "configure", settings, choice, run, until });
  }

  toggle(): void {
    this.#isReplaying = false;
    this.send({ type: this.state.value.running ? "pause" : "run" });
  }

  step(unit: "epoch" | "batch" = "epoch"): void {
    this.#isReplaying = false;
    this.send({ type: "step", unit });
  }

  pace(pace: Pace): void {
    this.send({ type: "pace", pace });
  }

  select(place: NeuronPlace | undefined): void {
    this.selected.value = place;
    this.send({ type: "select", place });
  }

  probe(sample: Float32Array | undefined): void {
    this.send({ type: "probe", sample });
  }

  look(x: number, y: number): void {
    this.axes.value = { x, y };
    this.send({ type: "axes", x, y });
  }

  /** Shows a recorded moment; without one, the present. */
  visit(moment: number | undefined): void {
    this.#isReplaying = false;
    this.moment.value = moment;
    this.send({ type: "visit", moment });
  }

  /** Plays the recorded run from its start. */
  replay(): void {
    const count = this.details.value?.curves.epoch.length ?? 0;
    if (count < 2) return;
    if (this.state.value.running) this.send({ type: "pause" });
    this.#isReplaying = true;
    this.#playFrom(0, Math.max(1, Math.round(count / MAX_REPLAY_FRAMES)));
  }

  #playFrom(moment: number, stride: number): void {
    if (!this.#isReplaying) return;
    const count = this.details.value?.curves.epoch.length ?? 0;
    const isLast = moment >= count - 1;
    this.moment.value = isLast ? undefined : moment;
    this.send({ type: "visit", moment: this.moment.value });
    if (isLast) this.#isReplaying = false;
    else
      setTimeout(() => {
        this.#playFrom(moment + stride, stride);
      }, REPLAY_MS);
  }

  readonly #onReport = (report: Report): void => {
    switch (report.type) {
      case "ready":
        this.#show(report.task);
        return;
      case "none":
        batch(() => {
          this.none.value = report.problem;
          this.task.value = this.frame.value = this.details.value = this.#latest = this.#laterDetails = undefined;
          this.state.value = RESTING;
        });
        return;
      case "frame":
        this.#switches.known = report.switches;
        this.#take(report.frame);
        return;
      case "state":
        this.#takeState(report.state);
        return;
      case "landscape":
        this.landscape.value = report.landscape;
        return;
      case "explained":
        this.explanation.value = report.explanation;
        return;
      default:
        this.onOther(report);
    }
  };

  #show(task: Task): void {
    batch(() => {
      this.task.value = task;
      this.axes.value = task.axes;
      this.frame.value = this.details.value = this.#latest = this.#laterDetails = undefined;
      this.selected.value = this.moment.value = this.landscape.value = undefined;
      this.none.value = undefined;
    });
  }

  /** A network that stands still is shown with the frame of that moment: its epoch and its bits belong together. */
  #takeState(state: RunState): void {
    batch(() => {
      if (state.running) this.moment.value = undefined;
      else {
        this.#showNumbers();
        this.#showDetails();
      }
      this.state.value = state;
    });
    runFrames.leaveFrame();
  }

  /** The newest frame is drawn when the last one is; the worker is told then. */
  #take(frame: Frame): void {
    const details = frame.details ?? this.#latest?.details;
    const isFirst = this.#latest === undefined;
    this.#latest = { ...frame, details };
    if (!isFirst) return;
    if (runFrames.isSlow) runFrames.inFrame(painter.show);
    runFrames.inFrame(
      () => {
        painter.show();
        this.#showNumbers();
        if (this.#laterDetails !== undefined) runFrames.inFrame(this.#showDetails);
      },
      () => {
        // After the orders, which have tasks of their own.
        setTimeout(() => {
          painter.whenPainted(() => {
            this.send({ type: "drawn" });
          });
        });
      },
    );
  }

  #showNumbers(): void {
    const newest = this.#latest;
    if (newest === undefined) return;
    this.#latest = undefined;
    this.#laterDetails = newest.details ?? this.#laterDetails;
    // What was drawn before a switch would put it back until the next.
    if (this.#switches.known === this.#switches.told) this.frame.value = newest;
  }

  readonly #showDetails = (): void => {
    if (this.#laterDetails !== undefined) this.details.value = this.#laterDetails;
    this.#laterDetails = undefined;
  };
}

const MAX_REPLAY_FRAMES = 160;
const REPLAY_MS = 45;
