import { figureProblem } from "../problem";
import type { Wishes } from "./frame-maker";
import type { PauseReason, Report } from "./messages";
import type { TrainingSession } from "./session";

/** Between the starts of two pictures, at least. */
const FRAME_MS = 33;
/** Share of the time that pictures may take while the network trains. */
const FRAME_SHARE = 0.4;
const DETAILS_MS = 250;
const SPEED_SECONDS = 0.4;
/** A network that stands still for so long is shown in a finer picture. */
const REST_MS = 100;

/** Posts pictures and the state of a session, no faster than the page takes them. */
export class FramePost {
  /** Why training stands still. */
  reason: PauseReason = "asked";
  wishes: Wishes = { axes: { x: 0, y: 1 }, sample: undefined, place: undefined };
  /** Switches that were heard of. */
  switches = 0;
  #session: TrainingSession | undefined;
  #pageIsFree = true;
  #nextFrame = 0;
  #lastDetails = 0;
  #speed = { epochsPerSecond: 0, batches: 0, at: 0 };
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly post: (report: Report) => void) {}

  /** Another session, or none. */
  follow(session: TrainingSession | undefined): void {
    this.#session = session;
    if (session === undefined) return;
    this.reason = "asked";
    this.wishes = { axes: session.task.axes, sample: undefined, place: undefined };
    this.started();
  }

  /** The page has drawn the last picture. */
  drawn(): void {
    this.#pageIsFree = true;
  }

  /** Training starts: its speed is measured from here. */
  started(): void {
    this.#speed = { epochsPerSecond: 0, batches: this.#session?.batches ?? 0, at: performance.now() };
  }

  /** Posts a picture if it is time. */
  tick(): void {
    this.#measureSpeed();
    if (this.#pageIsFree && performance.now() >= this.#nextFrame) this.#frame(false, false);
  }

  #measureSpeed(): void {
    const { task, batches } = this.#session!;
    const now = performance.now();
    const seconds = (now - this.#speed.at) / 1000;
    if (seconds < SPEED_SECONDS) return;
    const made = Math.max(0, batches - this.#speed.batches);
    this.#speed = { epochsPerSecond: made / seconds / task.batchesPerEpoch, batches, at: now };
  }

  /** Shows a session whose state has changed; one that stands still soon, and finer when nothing else follows. */
  show(): void {
    const session = this.#session;
    if (session?.isRunning === false) {
      this.#frame(true, false);
      clearTimeout(this.#rest);
      this.#rest = setTimeout(() => {
        const isStill = this.#session === session && !session.isRunning;
        if (isStill && !session.isFinest) this.#frame(true, true);
      }, REST_MS);
    }
    this.state();
  }

  /** Answers a wish for a network that stands still. */
  answer(): void {
    if (this.#session?.isRunning === false) this.#frame(true, true);
  }

  /** Says that training stands still, before the fingerprint and the picture of it. */
  acknowledge(): void {
    this.#tell("asked", "");
  }

  /** The fingerprint is told when the weights stand still. */
  state(): void {
    const session = this.#session;
    this.#tell(this.reason, session?.isRunning === false ? session.fingerprint : "");
  }

  #tell(reason: PauseReason, fingerprint: string): void {
    const session = this.#session;
    const running = session?.isRunning ?? false;
    this.post({ type: "state", state: { running, reason, origin: session?.origin ?? "seed", fingerprint } });
  }

  #frame(isLast: boolean, isFine: boolean): void {
    const session = this.#session;
    if (session === undefined) return;
    const now = performance.now();
    const withDetails = isLast || now - this.#lastDetails > DETAILS_MS;
    if (withDetails) this.#lastDetails = now;
    const speed = session.isRunning ? this.#speed.epochsPerSecond : 0;
    try {
      const frame = session.frame(this.wishes, speed, withDetails, isFine);
      this.post({ type: "frame", frame, switches: this.switches });
      this.#pageIsFree = false;
    } catch (error) {
      this.post({ type: "problem", problem: figureProblem(error) });
    }
    this.#nextFrame = now + Math.max(FRAME_MS, (performance.now() - now) / FRAME_SHARE);
  }
}
