/** Compiles and instantiates a kernel module. The only file that knows the loader. */
import { instantiateSync } from "@assemblyscript/loader";
import { WasmError } from "../core/errors";
import { bytesFromHex } from "../core/hex";
/**
 * The exports of a kernel module, ready to call; which interface they have, the caller knows. Synchronous: engines allow it for modules of this size on
 * any thread.
 *
 * @throws WasmError where the engine or the page's policy does not compile it.
 */
export function instantiateKernels(bytes) {
  return asWasmError(() => instantiateSync(bytes).instance.exports);
}
function asWasmError(compile) {
  if (typeof WebAssembly === "undefined") {
    throw new WasmError("wasm-mlp: this engine has no WebAssembly; use a current browser or Node 20.19 or later.");
  }
  try {
    return compile();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new WasmError(
      `wasm-mlp: the engine did not compile the kernels (${reason}); they need WebAssembly with 128-bit SIMD ` +
        "(Chrome 91, Firefox 89, Safari 16.4, Node 20.19) and, under a Content-Security-Policy, 'wasm-unsafe-eval'.",
      { cause },
    );
  }
}
/** A module of one function, (v128, v128, v128) -> v128 by f32x4.relaxed_madd. */
const RELAXED_SIMD_PROBE = "0061736d0100000001080160037b7b7b017b030201000a0d010b00200020012002fd85020b";
/** Whether the engine knows relaxed SIMD, which the fast module needs. */
export function supportsRelaxedSimd() {
  return typeof WebAssembly !== "undefined" && WebAssembly.validate(bytesFromHex(RELAXED_SIMD_PROBE));
}
