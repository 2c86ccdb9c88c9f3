import { effect } from "@preact/signals";

/**
 * Runs at once, and in a task of its own after signals that it has read change, however many they are: the frame of the
 * screen that changes them is not longer for it.
 */
export class LaterEffect {
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #stop: () => void;

  constructor(private readonly run: () => void) {
    this.#stop = this.#begin();
  }

  /** Runs now. */
  readonly again = (): void => {
    this.stop();
    this.#stop = this.#begin();
  };

  stop(): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    this.#stop();
  }

  #begin(): () => void {
    let isFirst = true;
    return effect(() => {
      if (isFirst) this.run();
      else this.#waiting ??= setTimeout(this.again);
      isFirst = false;
    });
  }
}
