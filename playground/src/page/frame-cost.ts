/** A frame of the screen that takes longer is drawn with less detail from then on. */
const SLOW_MS = 30;
/** After so many frames in a row that take less than `QUICK_MS`, more detail is tried. */
const QUICK_MS = 12;
const QUICK_FRAMES = 40;

const DETAILS = [1, 0.5, 0.25, 0.1];

/** Measures what frames of the screen take, with layout and painting, and says how much detail they can have. */
export class FrameCost {
  #level = 0;
  #quick = 0;

  /** Share of the detail to draw, from 0 to 1. */
  get detail(): number {
    return DETAILS[this.#level];
  }

  /** Call in a frame: a message is read when the frame is on the screen. */
  measure(start: number): void {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      this.add(performance.now() - start);
    };
    port2.postMessage(undefined);
  }

  /** Counts a frame that took a time. */
  add(ms: number): void {
    if (ms > SLOW_MS) this.#level = Math.min(DETAILS.length - 1, this.#level + 1);
    this.#quick = ms < QUICK_MS ? this.#quick + 1 : 0;
    if (this.#quick < QUICK_FRAMES) return;
    this.#level = Math.max(0, this.#level - 1);
    this.#quick = 0;
  }
}
