import { encodeText } from "./text-coding";

/**
 * Fingerprints of texts and numbers, to notice that two are not the same. FNV-1a (Fowler,
 * Noll and Vo) in 32 bits, twice from different starts: 64 bits, no protection from malice.
 */
const PRIME = 0x01000193;
const STARTS = [0x811c9dc5, 0x1b873593] as const;

/** 16 hexadecimal digits that fingerprint some bytes. */
export function hashBytes(bytes: Uint8Array): string {
  return STARTS.map((start) => fnv1a(bytes, start).toString(16).padStart(8, "0")).join("");
}

/** 16 hexadecimal digits that fingerprint a text. */
export function hashText(text: string): string {
  return hashBytes(encodeText(text));
}

function fnv1a(bytes: Uint8Array, start: number): number {
  let hash = start;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, PRIME);
  return hash >>> 0;
}
