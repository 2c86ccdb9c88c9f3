/** Bytes of a gzipped file that the build (rollup.config.mjs) has written in base64. */
export function bytesFromBase64(text: string): Uint8Array<ArrayBuffer> {
  const bytes = atob(text);
  return Uint8Array.from({ length: bytes.length }, (_, i) => bytes.charCodeAt(i));
}
