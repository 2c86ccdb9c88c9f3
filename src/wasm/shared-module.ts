/** "memory", the kind of an imported memory, and the flag of one with a maximum. */
const MEMORY_IMPORT = [0x06, 0x6d, 0x65, 0x6d, 0x6f, 0x72, 0x79, 0x02, 0x01];
/** The flag of a memory with a maximum that is shared. */
const SHARED = 0x03;

/**
 * A copy of a module that imports a shared memory: one byte of its import section differs
 * (WebAssembly threads proposal, limits).
 */
export function forSharedMemory(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const start = bytes.findIndex((_, i) => MEMORY_IMPORT.every((byte, j) => bytes[i + j] === byte));
  const copy = bytes.slice();
  copy[start + MEMORY_IMPORT.length - 1] = SHARED;
  return copy;
}
