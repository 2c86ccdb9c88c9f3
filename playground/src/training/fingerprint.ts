import type { StateDict } from "wasm-mlp";

/** Eight hexadecimal digits from every bit of the parameters: equal networks show equal ones (FNV-1a). */
export function fingerprintOf(state: StateDict): string {
  let hash = 0x811c9dc5;
  for (const name of Object.keys(state).sort()) {
    const { data } = state[name];
    for (const byte of new Uint8Array(data.buffer, data.byteOffset, data.byteLength)) {
      hash = Math.imul(hash ^ byte, 0x01000193);
    }
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}
