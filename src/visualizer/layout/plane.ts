/** A plane of networks, a pixel each: blue where something was reached, orange where it was not. */
import * as Plot from "@observablehq/plot";
import { assertNumber } from "../../core/check";
import type { Matrix } from "../../core/matrix";
import { diverging, type ColorMap } from "../colors";
import type { FigureStyle } from "../figure-options";
import { image } from "../svg/image";
import { axisX, axisY, scaleOptions, shortNumber } from "./axes";
import type { Area } from "./figure";
import { innerArea, panel } from "./panel";

/** An axis: its title, and the value of each pixel. */
export interface PlaneAxis {
  readonly label: string;
  readonly values: Float64Array;
}

/** The plane as SVG text: its axes, and the pixels by their shades. */
export function planeOf(style: FigureStyle, area: Area, [x, y]: readonly [PlaneAxis, PlaneAxis], shade: Matrix) {
  return [axes(style, area, x, y), cellsPicture(area, shade, diverging(style.theme))];
}

/** The box dimension of what parts the two, as a remark; none where it is unknown. @throws TypeError for what is no number. */
export function dimensionRemark(who: string, border: string, dimension = NaN): string {
  assertNumber(who, "dimension", dimension);
  return Number.isNaN(dimension) ? "" : `box dimension of the ${border} ${shortNumber(dimension)}`;
}

function axes(style: FigureStyle, area: Area, columns: PlaneAxis, rows: PlaneAxis): string {
  const [x, y] = [columns, rows].map(({ label, values }) => {
    return { label, domain: [values[0], values[values.length - 1]] as const };
  });
  const marks = [...axisX(x, style), ...axisY(y, style), Plot.frame({ stroke: style.theme.ink })];
  return panel(style, area, { x: scaleOptions(x), y: scaleOptions(y), marks });
}

/** Values 0 to 1 as cells of a panel, from the lowest row up. */
export function cellsPicture(
  area: Area,
  { data, rows, columns }: Matrix,
  colors: ColorMap,
  isSmooth?: boolean,
): string {
  const values = Float32Array.from(
    data,
    (_, i) => data[(rows - 1 - Math.floor(i / columns)) * columns + (i % columns)],
  );
  return image({ values, columns, rows, ...innerArea(area) }, colors, isSmooth);
}

/**
 * Shades from 0, not reached, to 1, reached; one half where nothing is known. Within each of the two the strength
 * follows the ranks of the values, strongest where they are smallest in size.
 */
export function shadesOf({ data, rows, columns }: Matrix, value: Matrix): Matrix {
  const out = new Float32Array(data.length).fill(0.5);
  for (const kind of [0, 1]) {
    const own = Array.from(data.keys()).filter((i) => data[i] === kind);
    own.sort((a, b) => Math.abs(value.data[a]) - Math.abs(value.data[b]));
    let rank = 0;
    own.forEach((i, place) => {
      // Equal values have one rank.
      if (Math.abs(value.data[i]) !== Math.abs(value.data[own[place - 1]])) rank = place;
      const strength = 0.15 + (0.85 * (rank + 1)) / own.length;
      out[i] = kind === 1 ? 0.5 + 0.5 * (1.15 - strength) : 0.5 - 0.5 * (1.15 - strength);
    });
  }
  return { data: out, rows, columns };
}
