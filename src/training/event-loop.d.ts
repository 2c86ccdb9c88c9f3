/** Lets waiting events run. Timers would wait 1 to 4 ms each time, these do not. */
export declare function nextTurn(): Promise<void>;
/** Cuts long work into slices: `await slices.next()` where a pause is due and `signal` may end it. */
export declare class Slices {
  #private;
  private readonly signal;
  constructor(signal: AbortSignal | undefined);
  /** Whether the slice has lasted long enough. */
  get isOver(): boolean;
  /** Gives way to other work. @throws the signal's reason once it is aborted. */
  next(): Promise<void>;
}
