/** Arrays whose size the caller's data choose: where memory ends, the error says how much was asked for and what helps. */
import { WasmError } from "./errors";

/** A class of typed arrays. */
interface ArrayKind<Kind> {
  new (length: number): Kind;
  readonly BYTES_PER_ELEMENT: number;
}

/** A `Float32Array` of zeros; a function of its own, which engines compile best. @throws WasmError as `zeros`. */
export function floats(length: number): Float32Array<ArrayBuffer> {
  try {
    return new Float32Array(length);
  } catch (cause) {
    throw noMemory(4 * length, cause);
  }
}

/** A typed array of zeros. @throws WasmError where memory of this size is not to be had. */
export function zeros<Kind>(Kind: ArrayKind<Kind>, length: number): Kind {
  try {
    return new Kind(length);
  } catch (cause) {
    throw noMemory(Kind.BYTES_PER_ELEMENT * length, cause);
  }
}

function noMemory(bytes: number, cause: unknown): WasmError {
  return new WasmError(
    `wasm-mlp: memory of ${bytes} bytes could not be had; use smaller batches or parts of the data, or dispose of networks.`,
    { cause },
  );
}
