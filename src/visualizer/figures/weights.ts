import { assertNumber } from "../../core/check";
import { integer, type RowsFor } from "../../core/option-table";
import type { Matrix, MatrixLike } from "../../core/matrix";
import { toFiniteMatrix } from "../check-data";
import { diverging } from "../colors";
import { figureOptions, figureStyle, type FigureOptions } from "../figure-options";
import { shortNumber } from "../layout/axes";
import { besideColorBar, COLOR_BAR_WIDTH, colorBar } from "../layout/color-bar";
import { figure } from "../layout/figure";
import { pictureSize, tiling, tilingHeight } from "../layout/tiles";
import { image } from "../svg/image";
import { element, text } from "../svg/markup";

export interface WeightsOptions extends FigureOptions {
  /** Units to draw, the first ones, 1 to 400. Default 32, or all if there are fewer. */
  readonly count?: number;
  /** Units a row, 1 to 40. Default 8. */
  readonly columns?: number;
  /** Pixels of the inputs across. Default: those that `imageHeight` leaves; without both, the input is a square. */
  readonly imageWidth?: number;
  /** Pixels of the inputs down. Default: those that `imageWidth` leaves; without both, the input is a square. */
  readonly imageHeight?: number;
}

const WHO = "drawWeights";

const OPTIONS = figureOptions({
  count: [integer(1, 400), 32],
  columns: [integer(1, 40)],
  imageWidth: [assertNumber],
  imageHeight: [assertNumber],
} satisfies RowsFor<Omit<WeightsOptions, keyof FigureOptions>>);
const TEXT = 16;

/**
 * The weights of a first layer as images of its inputs, one a unit: blue where a pixel drives
 * the unit, orange where it holds it back, all on one scale.
 *
 * @param weights - (units, pixels), a row a unit, as a state dict has them.
 * @returns SVG text.
 * @throws TypeError, RangeError for data or options that are not valid.
 * @example
 * ```ts
 * const { shape, data } = network.stateDict()["0.weight"];
 * const svg = drawWeights({ data, rows: shape[0], columns: shape[1] }, { title: "What the first units look for" });
 * ```
 */
export function drawWeights(weights: MatrixLike, options: WeightsOptions = {}): string {
  const settings = OPTIONS.complete(WHO, options);
  const matrix = toFiniteMatrix(WHO, "weights", weights);
  const size = pictureSize(WHO, "weights", matrix, settings.imageWidth, settings.imageHeight);
  const { count, columns = Math.min(8, matrix.rows), width = 760 } = settings;
  const drawn = Math.min(count, matrix.rows);
  const aspect = size.width / size.height;
  const height = tilingHeight(width - COLOR_BAR_WIDTH, Math.ceil(drawn / columns), columns, aspect, TEXT);
  const style = figureStyle(settings, { width, panels: Math.max(height, 140) });
  const limit = largest(matrix);
  return figure(style, {
    remarks: [
      drawn < matrix.rows ? `${drawn} of ${matrix.rows} units` : "",
      `largest weight ${shortNumber(limit)} in absolute value`,
    ],
    draw: (area) => {
      const [left, right] = besideColorBar(area);
      const colors = diverging(style.theme);
      const { place, ...tile } = tiling(left, drawn, columns, aspect, TEXT);
      const pictures = Array.from({ length: drawn }, (_, unit) => {
        const at = { ...place(unit), width: tile.width, height: tile.height };
        const values = unitOf(matrix, unit).map((weight) => 0.5 + (0.5 * weight) / limit);
        return (
          image({ values, columns: size.width, rows: size.height, ...at }, colors) +
          element("rect", { ...at, fill: "none", stroke: style.theme.faint }) +
          text(`unit ${unit}`, { x: at.x, y: at.y + at.height + 13, fill: style.theme.muted, "font-size": 11 })
        );
      });
      const bar = { colors, domain: [-limit, limit] as const, label: "weight", intervals: 4 };
      return [...pictures, colorBar(style, right, bar)];
    },
  });
}

function unitOf({ data, columns }: Matrix, unit: number): Float32Array {
  return data.subarray(unit * columns, (unit + 1) * columns);
}

/** The largest absolute value; 1 if all are 0. */
function largest({ data }: Matrix): number {
  const value = data.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  return value > 0 ? value : 1;
}
