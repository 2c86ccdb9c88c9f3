/** Saves figures as pictures and tables. */
import { csvLine } from "../csv-line";
import { CanvasPen } from "../figures/canvas-pen";
import type { Figure } from "../figures/pen";
import { SvgPen } from "../figures/svg-pen";
import type { Plot } from "../plots/plot";
import { plotClient } from "../plots/plot-client";
import { ProblemError } from "../problem";
import { plotOrder } from "./plot-look";
import { saveFile } from "./save-file";
import { colors } from "./theme";

const PNG_RATIO = 3;

/** What the page draws itself, or has drawn. */
export type Savable = Figure | Plot;

export interface Size {
  readonly width: number;
  readonly height: number;
}

export async function saveSvg(figure: Savable, size: Size): Promise<void> {
  saveFile(`${figure.name}.svg`, await svgOf(figure, size), "image/svg+xml");
}

async function svgOf(figure: Savable, size: Size): Promise<string> {
  if ("order" in figure) return `${(await plotClient.draw(plotOrder(figure, size, false))).svg}\n`;
  const pen = new SvgPen(size.width, size.height);
  pen.rectangle(0, 0, size.width, size.height, colors.value.surface);
  figure.draw(pen);
  return pen.toString();
}

export async function savePng(figure: Savable, size: Size): Promise<void> {
  const canvas = document.createElement("canvas");
  if ("order" in figure) await showPlot(canvas, figure, size);
  else {
    const pen = new CanvasPen(canvas, size.width, size.height, PNG_RATIO);
    pen.rectangle(0, 0, size.width, size.height, colors.value.surface);
    figure.draw(pen);
  }
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve);
  });
  if (blob === null) throw new ProblemError("undrawn");
  saveFile(`${figure.name}.png`, blob, "image/png");
}

async function showPlot(canvas: HTMLCanvasElement, plot: Plot, size: Size): Promise<void> {
  const { picture } = await plotClient.draw(plotOrder(plot, size, false), PNG_RATIO);
  canvas.width = picture!.width;
  canvas.height = picture!.height;
  canvas.getContext("2d")!.drawImage(picture!, 0, 0);
}

export function saveCsv(figure: Savable): void {
  const lines = (figure.table?.() ?? []).map(csvLine);
  saveFile(`${figure.name}.csv`, `${lines.join("\n")}\n`, "text/csv");
}
