/**
 * Makes the font files of this folder from Inter, as `wasm-mlp/visualizer` brings it for PNGs:
 *
 *     npm install --no-save subset-font@2.9.0 @expo-google-fonts/inter@0.4.2
 *     node src/visualizer/font/subset.mjs
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import subsetFont from "subset-font";

const FACES = { regular: "400Regular/Inter_400Regular.ttf", semibold: "600SemiBold/Inter_600SemiBold.ttf" };

/** As `COVERED` in ../png/font-files.ts. */
const RANGES = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x391, 0x3c9],
  [0x400, 0x45f],
];

const SIGNS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉–—‘’“”•…′″←↑→↓∂∆∏∑−√∞∫≈≠≤≥✓✗€™";

const letters = RANGES.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i));
const text = String.fromCodePoint(...letters) + SIGNS;
const folder = createRequire(import.meta.url).resolve("@expo-google-fonts/inter/package.json");

for (const [name, file] of Object.entries(FACES)) {
  const whole = readFileSync(join(folder, "..", file));
  const subset = await subsetFont(whole, text, {
    targetFormat: "sfnt",
    noLayoutClosure: true,
    keepFeatures: ["kern", "tnum"],
    // Names 16 and 17 make both faces one family; the license asks for 0, 13 and 14.
    preserveNameIds: [0, 13, 14, 16, 17],
  });
  writeFileSync(join(import.meta.dirname, `inter-${name}.ttf.gz`), gzipSync(subset, { level: 9 }));
  console.log(`inter-${name}.ttf: ${subset.length} bytes`);
}
