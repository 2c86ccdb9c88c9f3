/** Time that drawing may take in one frame of the screen. */
const BUDGET_MS = 9;

/**
 * Draws canvases for a few milliseconds in each frame of the screen, those first that have waited longest, so that the
 * page goes on answering. Where other work of a frame has taken all that time, they wait for the next one.
 */
export class DrawQueue {
  readonly #waiting = new Map<object, () => void>();
  #isScheduled = false;
  /** Whether the last frame had no time for canvases. */
  #hasWaited = false;
  #around: { readonly before: () => void; readonly after: () => void }[] = [];

  /** Draws soon; a later drawing of the same key takes the place of an earlier one, and its turn. */
  add(key: object, draw: () => void): void {
    this.#waiting.set(key, draw);
    this.#schedule();
  }

  remove(key: object): void {
    this.#waiting.delete(key);
  }

  /** In the next frame of the screen calls `before`, which may add drawings, then draws, then calls `after`. */
  inFrame(before: () => void, after: () => void): void {
    this.#around.push({ before, after });
    this.#schedule();
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    requestAnimationFrame(() => {
      try {
        this.#frame();
      } finally {
        this.#isScheduled = false;
        if (this.#waiting.size > 0 || this.#around.length > 0) this.#schedule();
      }
    });
  }

  #frame(): void {
    const start = performance.now();
    const around = this.#around;
    this.#around = [];
    for (const { before } of around) before();
    const isOver = () => performance.now() - start > BUDGET_MS;
    this.#hasWaited = !this.#hasWaited && this.#waiting.size > 0 && isOver();
    if (!this.#hasWaited) this.#drawUntil(isOver);
    for (const { after } of around) after();
  }

  #drawUntil(isOver: () => boolean): void {
    for (const [key, draw] of this.#waiting) {
      this.#waiting.delete(key);
      draw();
      if (isOver()) break;
    }
  }
}

/** The one queue of the page. */
export const drawQueue = new DrawQueue();
