/** What the build adds to each byte (rollup.config.mjs), so that common ones become printable. */
const SHIFT = 38;

/** Bytes of a binary file that the build has written as text, a character each. */
export function bytesFromText(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: text.length }, (_, i) => text.charCodeAt(i) - SHIFT);
}
