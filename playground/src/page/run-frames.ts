/** A figure waits so long for the next numbers of a run, so that the page is laid out once for both. */
const HOLD_MS = 60;

/** The frames of the screen in which numbers and pictures of a run are shown. */
export class RunFrames {
  readonly #held = new Map<object, () => void>();
  #isScheduled = false;
  #around: { readonly before: () => void; readonly after: () => void }[] = [];
  #hold: ReturnType<typeof setTimeout> | undefined;

  /** In the next frame of the screen calls `before`, shows what is held, then calls `after`. */
  inFrame(before: () => void, after: () => void): void {
    this.#around.push({ before, after });
    this.#schedule();
  }

  /** Shows a figure with the next numbers, or soon; a later one of the same key takes the place of an earlier one. */
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
      this.#frame();
    });
  }

  #frame(): void {
    const [around, held] = [this.#around, [...this.#held.values()]];
    this.#around = [];
    this.#held.clear();
    clearTimeout(this.#hold);
    this.#hold = undefined;
    for (const { before } of around) before();
    for (const show of held) show();
    for (const { after } of around) after();
  }
}

/** Those of the page. */
export const runFrames = new RunFrames();
