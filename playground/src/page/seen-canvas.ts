import type { Size } from "./save-figure";

/** A canvas of the page: whether it is seen, and how large it is. */
export class SeenCanvas {
  readonly #resizing: ResizeObserver;
  readonly #seeing: IntersectionObserver;
  #isSeen = false;

  /** Calls when the canvas comes into view, leaves it, or gets another size. */
  constructor(
    private readonly canvas: HTMLCanvasElement,
    onChange: () => void,
  ) {
    this.#resizing = new ResizeObserver(onChange);
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
    const { clientWidth: width, clientHeight: height } = this.canvas;
    return this.#isSeen && width > 0 && height > 0 ? { width, height } : undefined;
  }

  stop(): void {
    this.#resizing.disconnect();
    this.#seeing.disconnect();
  }
}
