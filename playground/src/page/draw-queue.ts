/** Time that drawing may take in one frame of the screen. */
const BUDGET_MS = 9;

/**
 * Draws canvases one after the other, over several frames of the screen when they take long, so
 * that the page goes on answering.
 */
export class DrawQueue {
  readonly #waiting = new Map<object, () => void>();
  #isScheduled = false;
  #onEmpty: (() => void)[] = [];

  /** Draws soon; a later drawing of the same key takes the place of an earlier one. */
  add(key: object, draw: () => void): void {
    this.#waiting.set(key, draw);
    this.#schedule();
  }

  remove(key: object): void {
    this.#waiting.delete(key);
  }

  /** Calls once when all that waits is drawn. */
  afterwards(done: () => void): void {
    this.#onEmpty.push(done);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    requestAnimationFrame(() => {
      this.#isScheduled = false;
      this.#draw();
    });
  }

  #draw(): void {
    const start = performance.now();
    for (const [key, draw] of this.#waiting) {
      this.#waiting.delete(key);
      draw();
      if (performance.now() - start > BUDGET_MS) break;
    }
    if (this.#waiting.size > 0) {
      this.#schedule();
      return;
    }
    const done = this.#onEmpty;
    this.#onEmpty = [];
    for (const call of done) call();
  }
}

/** The one queue of the page. */
export const drawQueue = new DrawQueue();
