/** Binary files as the build (rollup.config.mjs) inlines them. */

/** What the build adds to each byte of a module, so that common ones become printable. */
const SHIFT = 38;

/** Bytes of a module that the build has written as text, a character each. */
export function bytesFromText(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: text.length }, (_, i) => text.charCodeAt(i) - SHIFT);
}

/** Bytes of a gzipped file that the build has written in base64: their values are even, so the shift saves nothing. */
export function bytesFromBase64(text: string): Uint8Array<ArrayBuffer> {
  const bytes = atob(text);
  return Uint8Array.from({ length: bytes.length }, (_, i) => bytes.charCodeAt(i));
}
