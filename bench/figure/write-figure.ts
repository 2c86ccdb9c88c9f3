import { writeFileSync } from "node:fs";
import * as Plot from "@observablehq/plot";
import { Window } from "happy-dom";

/** Draws a plot without a browser and writes it as an SVG file of its own. */
export function writeFigure(path: string, options: Plot.PlotOptions): void {
  const document = new Window().document as unknown as Document;
  const figure = Plot.plot({
    document,
    style: { fontFamily: "system-ui, sans-serif", background: "white" },
    ...options,
  });
  figure.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  writeFileSync(path, `${figure.outerHTML}\n`);
}
