/** A figure waits so long for the next part of a run, so that the page is painted once for both. */
const HOLD_MS = 60;

/** A page is slow for a second after a part that takes longer than this: many times what one takes on a usual machine. */
const SLOW_MS = 4;
const SLOW_FOR_MS = 1000;

interface Part {
  readonly show: () => void;
  readonly after?: () => void;
}

/** The frames of the screen in which a run is shown: one part of it in each, so that none takes long. */
export class RunFrames {
  readonly #held = new Map<object, () => void>();
  readonly #parts: Part[] = [];
  #isScheduled = false;
  #slowUntil = 0;
  /** Whether the next frame is that of the figures. */
  #isHeldDue = false;
  #hold: ReturnType<typeof setTimeout> | undefined;

  /** Whether parts take so long that pictures and figures should have frames of their own. */
  get isSlow(): boolean {
    return performance.now() < this.#slowUntil;
  }

  /** Calls `show` in the next free frame of the screen, where it is not slow shows what is held, then calls `after`. */
  inFrame(show: () => void, after?: () => void): void {
    this.#parts.push({ show, after });
    this.#schedule();
  }

  /** Leaves the next frame of the screen to what has just changed beside the pictures. */
  leaveFrame(): void {
    this.inFrame(() => undefined);
  }

  /** Shows a figure with the next part, or soon; a later one of the same key takes the place of an earlier one. */
  hold(key: object, show: () => void): void {
    this.#held.set(key, show);
    this.#hold ??= setTimeout(() => {
      this.#schedule();
    }, HOLD_MS);
  }

  drop(key: object): void {
    this.#held.delete(key);
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    requestAnimationFrame(() => {
      this.#isScheduled = false;
      const part = this.#isHeldDue ? undefined : this.#parts.shift();
      this.#isHeldDue = part !== undefined && this.isSlow && this.#held.size > 0;
      if (this.#parts.length > 0 || this.#isHeldDue) this.#schedule();
      if (part !== undefined) this.#show(part);
      if (!this.#isHeldDue) this.#showHeld();
      part?.after?.();
    });
  }

  #show({ show }: Part): void {
    const start = performance.now();
    show();
    const end = performance.now();
    if (end - start > SLOW_MS) this.#slowUntil = end + SLOW_FOR_MS;
  }

  #showHeld(): void {
    const held = [...this.#held.values()];
    this.#held.clear();
    clearTimeout(this.#hold);
    this.#hold = undefined;
    for (const show of held) show();
  }
}

/** Those of the page. */
export const runFrames = new RunFrames();
