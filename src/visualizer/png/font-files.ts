import { bytesFromText } from "../../core/binary-text";

/** Characters that the package's own font draws: Latin, Greek, Cyrillic and the signs of figures. */
const COVERED =
  /^[\s\u0020-\u007e\u00a0-\u017f\u0391-\u03c9\u0400-\u045f⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉–—‘’“”•…′″←↑→↓∂∆∏∑−√∞∫≈≠≤≥✓✗€™]*$/u;

/** Whether a text needs no other font than the package's own. */
export function isCovered(text: string): boolean {
  return COVERED.test(text);
}

/**
 * Runs `use` with the paths of the package's font files, which exist for that long in the
 * system's temporary folder: resvg reads fonts from files alone.
 */
export async function withFontFiles<Result>(use: (paths: string[]) => Result): Promise<Result> {
  const [fs, os, path] = await Promise.all([import("node:fs/promises"), import("node:os"), import("node:path")]);
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), `wasm-mlp-font-${process.pid}-`));
  try {
    const faces = await fontFaces();
    const paths = faces.map((_, i) => path.join(folder, `inter-${i}.ttf`));
    await Promise.all(paths.map((file, i) => fs.writeFile(file, faces[i])));
    return use(paths);
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

let faces: Promise<Uint8Array[]> | undefined;

function fontFaces(): Promise<Uint8Array[]> {
  faces ??= unpackFaces();
  return faces;
}

async function unpackFaces(): Promise<Uint8Array[]> {
  const { gunzipSync } = await import("node:zlib");
  const files = await Promise.all([import("../font/inter-regular.ttf.gz"), import("../font/inter-semibold.ttf.gz")]);
  return files.map((file) => gunzipSync(bytesFromText(file.default)));
}
