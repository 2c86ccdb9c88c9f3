/** An object is used in the wrong order: after `dispose`, before it was fitted, or twice at once. */
export class StateError extends Error {
  name = "StateError";
}
/** WebAssembly is missing, lacks SIMD, or has no memory left. */
export class WasmError extends Error {
  name = "WasmError";
}
/** All worker threads of a study have died. */
export class WorkerError extends Error {
  name = "WorkerError";
}
/** A file does not hold what its format promises. */
export class FileFormatError extends Error {
  name = "FileFormatError";
}
/**
 * The loss or the gradient is no longer finite. The network is as it was after the last
 * finite step.
 */
export class DivergenceError extends Error {
  divergence;
  name = "DivergenceError";
  constructor(
    message,
    /** Where training stood. */
    divergence,
  ) {
    super(message);
    this.divergence = divergence;
  }
}
