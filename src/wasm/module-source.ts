/** Kernel modules as the build (rollup.config.mjs) inlines them. */

/** What the build adds to each byte of a module, so that common ones become printable. */
const SHIFT = 38;

/**
 * The bytes of a module that the build has written as printable text, in which "!" or "$" and the
 * character after it stand for one that is not printable. The build for workerd, which compiles
 * no bytes, has workerd/module-source.ts instead.
 */
export function moduleSource(text: string): Uint8Array<ArrayBuffer> {
  const characters = text.replace(/[!$]./g, ([mark, next]) =>
    String.fromCharCode(next.charCodeAt(0) + (mark === "!" ? 95 : 190)),
  );
  return Uint8Array.from({ length: characters.length }, (_, i) => characters.charCodeAt(i) - SHIFT);
}
