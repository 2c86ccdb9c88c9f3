/**
 * The exports of a kernel module, ready to call; which interface they have, the caller knows. Synchronous: engines allow it for modules of this size on
 * any thread.
 *
 * @throws WasmError where the engine or the page's policy does not compile it.
 */
export declare function instantiateKernels(bytes: Uint8Array<ArrayBuffer>): unknown;
/** Whether the engine knows relaxed SIMD, which the fast module needs. */
export declare function supportsRelaxedSimd(): boolean;
