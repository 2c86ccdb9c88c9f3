/** An object is used in the wrong order: after `dispose`, before it was fitted, or twice at once. */
export class StateError extends Error {
  /** Begins the error's printed form; the same in minified bundles, where the class may have another name. */
  override readonly name = "StateError";
}

/** WebAssembly is missing, lacks SIMD, or has no memory left. */
export class WasmError extends Error {
  /** Begins the error's printed form; the same in minified bundles, where the class may have another name. */
  override readonly name = "WasmError";
}

/** All worker threads of a study have died, or the one that trains a network. */
export class WorkerError extends Error {
  /** Begins the error's printed form; the same in minified bundles, where the class may have another name. */
  override readonly name = "WorkerError";
}

/** A file does not hold what its format promises. */
export class FileFormatError extends Error {
  /** Begins the error's printed form; the same in minified bundles, where the class may have another name. */
  override readonly name = "FileFormatError";
}

/** Where training stood when its loss or gradient stopped being finite. */
export interface Divergence {
  /** Epoch, counted from 1; 0 outside `fit`. */
  readonly epoch: number;
  /** Update that was not made, counted from 1 over the trainer's life. */
  readonly step: number;
  /** Learning rate of that update. */
  readonly learningRate: number;
  /** First layer whose values were not finite, as `"2 (Linear)"`; else `"the loss"` or `"the gradient"`. */
  readonly layer: string;
}

/**
 * The loss or the gradient is no longer finite. The network is as it was after the last
 * finite step.
 */
export class DivergenceError extends Error {
  /** Begins the error's printed form; the same in minified bundles, where the class may have another name. */
  override readonly name = "DivergenceError";

  constructor(
    message: string,
    /** Where training stood. */
    readonly divergence: Divergence,
  ) {
    super(message);
  }
}
