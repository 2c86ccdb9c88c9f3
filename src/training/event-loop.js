/** Longest stretch of work before other work in the thread gets its turn, in milliseconds. */
const SLICE_MS = 10;
/** Node's `setImmediate`, where there is one. */
const immediate = globalThis.setImmediate;
/** Lets waiting events run. Timers would wait 1 to 4 ms each time, these do not. */
export function nextTurn() {
  return new Promise((resolve) => {
    if (immediate !== undefined) {
      immediate(resolve);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
/** Cuts long work into slices: `await slices.next()` where a pause is due and `signal` may end it. */
export class Slices {
  signal;
  #start = performance.now();
  constructor(signal) {
    this.signal = signal;
  }
  /** Whether the slice has lasted long enough. */
  get isOver() {
    return performance.now() - this.#start >= SLICE_MS;
  }
  /** Gives way to other work. @throws the signal's reason once it is aborted. */
  async next() {
    await nextTurn();
    this.signal?.throwIfAborted();
    this.#start = performance.now();
  }
}
