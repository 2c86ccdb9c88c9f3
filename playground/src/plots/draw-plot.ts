/** Draws figures with the visualizer: text with the scales of its panels and, if wanted, its picture. */
import type { FigurePanel } from "wasm-mlp/visualizer";
import { decimalMark, shortNumber } from "../texts/numbers";
import * as figures from "./figures";
import type { DrawnPlot, PlotRequest } from "./messages";
import { paintSvg } from "./paint-svg";

type AnyFigure = (data: unknown, options: object) => string;

export async function drawPlot({ order, decimalMark: mark, ratio }: PlotRequest): Promise<DrawnPlot> {
  decimalMark.value = mark;
  const panels: FigurePanel[] = [];
  const draw = figures[order.draw] as AnyFigure;
  const onPanel = (panel: FigurePanel) => panels.push(panel);
  const svg = draw(order.data, { ...order.options, showNumber: shortNumber, onPanel });
  return { svg, panels, picture: ratio === undefined ? undefined : await pictureOf(svg, ratio) };
}

async function pictureOf(svg: string, ratio: number): Promise<ImageBitmap> {
  const [width, height] = ["width", "height"].map((name) => Number(new RegExp(` ${name}="(\\d+)"`).exec(svg)![1]));
  const canvas = new OffscreenCanvas(Math.round(width * ratio), Math.round(height * ratio));
  const context = canvas.getContext("2d")!;
  context.scale(ratio, ratio);
  await paintSvg(context, svg);
  return canvas.transferToImageBitmap();
}
