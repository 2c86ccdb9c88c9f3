import { FrameCost } from "./frame-cost";

/** Time that drawing may take in one frame of the screen. */
const BUDGET_MS = 9;
/** A drawing that nothing follows for so long is made again with all its detail. */
const REST_MS = 400;

/** Draws with a share of the detail, from 0 to 1. */
export type Draw = (detail: number) => void;

/**
 * Draws canvases for a few milliseconds in each frame of the screen, those first that have waited longest, so that the
 * page goes on answering; with less detail while pictures follow each other on a slow machine.
 */
export class DrawQueue {
  readonly #waiting = new Map<object, Draw>();
  /** Drawn last with less than all detail. */
  readonly #coarse = new Map<object, Draw>();
  readonly #cost = new FrameCost();
  #rest: ReturnType<typeof setTimeout> | undefined;
  #isScheduled = false;
  #around: { readonly before: () => void; readonly after: () => void }[] = [];

  /** Draws soon; a later drawing of the same key takes the place of an earlier one, and its turn. */
  add(key: object, draw: Draw): void {
    this.#waiting.set(key, draw);
    this.#schedule();
  }

  remove(key: object): void {
    this.#waiting.delete(key);
    this.#coarse.delete(key);
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
    this.#cost.measure(start);
    const around = this.#around;
    this.#around = [];
    for (const { before } of around) before();
    for (const [key, draw] of this.#waiting) {
      this.#waiting.delete(key);
      this.#drawOne(key, draw);
      if (performance.now() - start > BUDGET_MS) break;
    }
    for (const { after } of around) after();
  }

  #drawOne(key: object, draw: Draw): void {
    const { detail } = this.#cost;
    draw(detail);
    if (detail === 1) this.#coarse.delete(key);
    else this.#coarse.set(key, draw);
    clearTimeout(this.#rest);
    if (this.#coarse.size > 0) this.#rest = setTimeout(this.#refine, REST_MS);
  }

  /** One drawing a turn, so that the page answers between them. */
  readonly #refine = (): void => {
    const [next] = this.#coarse;
    if (next === undefined) return;
    const [key, draw] = next;
    this.#coarse.delete(key);
    this.#rest = setTimeout(this.#refine);
    draw(1);
  };
}

/** The one queue of the page. */
export const drawQueue = new DrawQueue();
