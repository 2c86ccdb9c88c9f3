import { now } from "../core/clock";
import type { TensorScope } from "../wasm/tensor-scope";

/** Longest stretch of work before other work in the thread gets its turn, in milliseconds. */
const SLICE_MS = 10;

interface Turns {
  readonly setImmediate?: (callback: () => void) => unknown;
  readonly MessageChannel?: unknown;
}

/** Timers wait 1 to 4 ms each time, the others do not. */
const later =
  (globalThis as Turns).setImmediate ??
  ((globalThis as Turns).MessageChannel
    ? (resolve: () => void) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          port1.close();
          resolve();
        };
        port2.postMessage(undefined);
      }
    : setTimeout);

/** Lets waiting events run. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    later(resolve);
  });
}

/** Cuts long work into slices: `await slices.next()` where a pause is due and `signal` may end it. */
export class Slices {
  #start = now();

  constructor(private readonly signal: AbortSignal | undefined) {}

  /** Whether the slice has lasted long enough, or a callback has aborted the work. */
  get isOver(): boolean {
    return this.signal?.aborted === true || now() - this.#start >= SLICE_MS;
  }

  /** Gives way to other work. @throws the signal's reason once it is aborted. */
  async next(): Promise<void> {
    await nextTurn();
    this.signal?.throwIfAborted();
    this.#start = now();
  }
}

/** What a promise gives, or a value that is none; undefined as soon as `signal` is aborted or `scope` disposed of. */
export function firstOf<Value>(
  value: Value | PromiseLike<Value>,
  signal: AbortSignal | undefined,
  scope: TensorScope,
): Promise<Value | undefined> {
  return new Promise<Value | undefined>((resolve, reject) => {
    const promise = Promise.resolve(value);
    const interrupt = () => {
      resolve(undefined);
    };
    const forget = scope.onDispose(interrupt);
    signal?.addEventListener("abort", interrupt);
    const end = () => {
      forget();
      signal?.removeEventListener("abort", interrupt);
    };
    promise.then(resolve, reject);
    promise.then(end, end);
    // What gave the promise may have ended the work itself, and then nothing reports it.
    if (signal?.aborted || scope.isDisposed) interrupt();
  });
}
