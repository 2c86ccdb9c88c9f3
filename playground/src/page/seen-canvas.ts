import type { Size } from "./save-figure";

/** A canvas of the page: whether it is seen, and how large it is. */
export class SeenCanvas {
  readonly #resizing: ResizeObserver;
  readonly #seeing: IntersectionObserver;
  #isSeen = false;
  /** As the observer has told: to ask the canvas lays the page out at once. */
  #size: Size = { width: 0, height: 0 };

  /** Calls when the canvas comes into view, leaves it, or gets another size. */
  constructor(canvas: HTMLCanvasElement, onChange: () => void) {
    this.#resizing = new ResizeObserver((entries) => {
      const { width, height } = entries.at(-1)!.contentRect;
      this.#size = { width: Math.round(width), height: Math.round(height) };
      onChange();
    });
    this.#seeing = new IntersectionObserver((entries) => {
      this.#isSeen = entries.some(({ isIntersecting }) => isIntersecting);
      onChange();
    });
    this.#resizing.observe(canvas);
    this.#seeing.observe(canvas);
  }

  get isSeen(): boolean {
    return this.#isSeen;
  }

  /** Its extent; undefined while there is nothing to see. */
  size(): Size | undefined {
    const { width, height } = this.#size;
    return this.#isSeen && width > 0 && height > 0 ? this.#size : undefined;
  }

  stop(): void {
    this.#resizing.disconnect();
    this.#seeing.disconnect();
  }
}
