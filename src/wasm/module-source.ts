/** Kernel modules as the build (rollup.config.mjs) inlines them. */

/** What the build adds to each byte of a module, so that common ones become printable. */
const SHIFT = 38;

/**
 * The bytes of a module that the build has written as text, a character each. The build for workerd, which compiles
 * no bytes, has workerd/module-source.ts instead.
 */
export function moduleSource(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: text.length }, (_, i) => text.charCodeAt(i) - SHIFT);
}
