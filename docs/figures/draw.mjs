/**
 * Draws every figure of `wasm-mlp/visualizer` from networks that it trains, as SVG and PNG:
 *
 *     npm run build
 *     node docs/figures/draw.mjs [folder]
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { toPng } from "wasm-mlp/visualizer";
import { digitFigures } from "./digits.mjs";
import { planeFigures } from "./plane.mjs";
import { studyFigures } from "./studies.mjs";

const folder = process.argv[2] ?? "out/figures";
mkdirSync(folder, { recursive: true });

for (const draw of [planeFigures, digitFigures, studyFigures]) {
  for (const [name, svg] of Object.entries(await draw())) {
    const png = await toPng(svg);
    writeFileSync(join(folder, `${name}.svg`), svg);
    writeFileSync(join(folder, `${name}.png`), png);
    console.log(`${name}: ${svg.length} characters of SVG, ${png.length} bytes of PNG`);
  }
}
