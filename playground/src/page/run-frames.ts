/** A figure waits so long for the next part of a run, so that the page is painted once for both. */
const HOLD_MS = 60;

interface Part {
  readonly show: () => void;
  readonly after?: () => void;
}

/** The frames of the screen in which a run is shown: one part of it in each, so that none takes long. */
export class RunFrames {
  readonly #held = new Map<object, () => void>();
  readonly #parts: Part[] = [];
  #isScheduled = false;
  #hold: ReturnType<typeof setTimeout> | undefined;

  /** In the next frame of the screen that has no other part calls `show`, shows what is held, then calls `after`. */
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
      const part = this.#parts.shift();
      if (this.#parts.length > 0) this.#schedule();
      this.#frame(part);
    });
  }

  #frame(part: Part | undefined): void {
    const held = [...this.#held.values()];
    this.#held.clear();
    clearTimeout(this.#hold);
    this.#hold = undefined;
    part?.show();
    for (const show of held) show();
    part?.after?.();
  }
}

/** Those of the page. */
export const runFrames = new RunFrames();
