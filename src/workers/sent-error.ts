import { DivergenceError, StateError, WasmError, type Divergence } from "../core/errors";
import { lookUp } from "../core/look-up";

/** An error as plain data: messages between threads keep neither the class of our errors nor what they carry. */
export interface SentError {
  readonly name: string;
  readonly message: string;
  readonly divergence?: Divergence;
}

const KINDS: Readonly<Record<string, new (message: string) => Error>> = {
  RangeError,
  TypeError,
  StateError,
  WasmError,
};

export function sendableError(error: unknown): SentError {
  if (!(error instanceof Error)) return { name: "Error", message: String(error) };
  const { name, message } = error;
  return error instanceof DivergenceError ? { name, message, divergence: error.divergence } : { name, message };
}

/** The error of the same class and content. */
export function receivedError({ name, message, divergence }: SentError): Error {
  if (divergence !== undefined) return new DivergenceError(message, divergence);
  return new (lookUp(KINDS, name) ?? Error)(message);
}
