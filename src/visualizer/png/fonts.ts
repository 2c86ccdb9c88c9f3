import { bytesFromBase64 } from "../../core/binary-text";
import { unpack } from "./unpack";

/** A character that the package's own font does not draw: it has Latin, Greek, Cyrillic and the signs of figures. */
const FOREIGN =
  /[^\s\u0020-\u007e\u00a0-\u017f\u0391-\u03c9\u0400-\u045f⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉–—‘’“”•…′″←↑→↓∂∆∏∑−√∞∫≈≠≤≥✓✗€™]/u;

/** The first letter of a text that needs another font; undefined if there is none. */
export function foreignLetter(text: string): string | undefined {
  return FOREIGN.exec(text)?.[0];
}

let faces: Promise<Uint8Array[]> | undefined;

/** The package's own font, regular and semibold. */
export function ownFonts(): Promise<Uint8Array[]> {
  faces ??= loadFaces();
  return faces;
}

async function loadFaces(): Promise<Uint8Array[]> {
  const files = await Promise.all([import("../font/inter-regular.ttf.gz"), import("../font/inter-semibold.ttf.gz")]);
  return Promise.all(files.map((file) => unpack(bytesFromBase64(file.default))));
}
