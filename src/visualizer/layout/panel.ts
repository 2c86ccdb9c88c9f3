import * as Plot from "@observablehq/plot";
import type { FigureScale, FigureStyle } from "../figure-options";
import { serialize } from "../svg/serialize";
import { MARGINS } from "./axes";
import type { Area } from "./figure";

/** Plot's options for one panel; what all panels share is set here. */
export type PanelOptions = Omit<Plot.PlotOptions, "document" | "className" | "width" | "height">;

type Scaled = ReturnType<typeof Plot.plot>;

/** What the drawing's outermost element inherits instead from the figure. */
const INHERITED = ["class", "fill", "font-family", "viewBox"];

/** Draws one plot into an area of the figure. */
export function panel(style: FigureStyle, area: Area, options: PanelOptions): string {
  const { width, height } = area;
  const drawing = Plot.plot({
    ...MARGINS,
    ...options,
    width,
    height,
    className: "plot",
    document: style.document,
  });
  style.onPanel?.({ x: scaleOf(drawing, "x", area.x), y: scaleOf(drawing, "y", area.y) });
  for (const name of INHERITED) drawing.removeAttribute(name);
  drawing.setAttribute("font-size", "12");
  drawing.setAttribute("x", String(area.x));
  drawing.setAttribute("y", String(area.y));
  return withNamedClip(serialize(drawing), area);
}

function scaleOf(drawing: Scaled, name: "x" | "y", from: number): FigureScale {
  const { type, domain, range } = drawing.scale(name)!;
  const [start, end] = range as readonly [number, number];
  return { type: type!, domain: [...(domain as readonly number[])], range: [start + from, end + from] };
}

/**
 * Plot numbers its clips over the life of the program. A name by the panel's size instead is
 * the same in every run, and figures on one page may share it, as it means the same to them.
 */
function withNamedClip(drawing: string, { width, height }: Area): string {
  return drawing.replaceAll(/plot-clip-\d+/g, `panel-${width}-${height}`);
}

/** Cuts an area into columns with the given shares of its width. */
export function columnsOfArea(area: Area, shares: readonly number[]): Area[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  let x = area.x;
  return shares.map((share) => {
    const width = Math.round((area.width * share) / total);
    const column = { ...area, x, width };
    x += width;
    return column;
  });
}

/** Cuts an area into rows with the given shares of its height. */
export function rowsOfArea(area: Area, shares: readonly number[]): Area[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  let y = area.y;
  return shares.map((share) => {
    const height = Math.round((area.height * share) / total);
    const row = { ...area, y, height };
    y += height;
    return row;
  });
}

/** The part of a panel between its margins. */
export function innerArea({ x, y, width, height }: Area): Area {
  const { marginLeft, marginRight, marginTop, marginBottom } = MARGINS;
  return {
    x: x + marginLeft,
    y: y + marginTop,
    width: width - marginLeft - marginRight,
    height: height - marginTop - marginBottom,
  };
}
