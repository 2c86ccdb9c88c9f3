/** Kernel modules as the build (rollup.config.mjs) inlines them. */

/** What the build adds to each byte of a module, so that common ones become printable. */
const SHIFT = 38;

/** What is added to the character after each mark; the two stand for one that is not printable. */
const ESCAPES: Readonly<Record<string, number>> = { "!": 95, $: 190 };

/**
 * The bytes of a module that the build has written as printable text. The build for workerd, which compiles
 * no bytes, has workerd/module-source.ts instead.
 */
export function moduleSource(text: string): Uint8Array<ArrayBuffer> {
  const characters = text.replace(/[!$]./g, ([mark, next]) =>
    String.fromCharCode(next!.charCodeAt(0) + ESCAPES[mark!]!),
  );
  return Uint8Array.from({ length: characters.length }, (_, i) => characters.charCodeAt(i) - SHIFT);
}
