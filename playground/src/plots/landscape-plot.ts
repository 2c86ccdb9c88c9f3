import type { FigurePanel } from "wasm-mlp/visualizer";
import type { Landscape } from "../training/frame";
import { shortNumber } from "../texts/numbers";
import type { Plot } from "./plot";
import { placeOn, sharesAt } from "./scales";

interface LandscapeWords {
  readonly title: string;
  readonly x: string;
  readonly y: string;
}

/** The loss around the weights: lighter is lower. The line is the way of the run, the ring its present end. */
export function landscapePlot(landscape: Landscape, words: LandscapeWords): Plot {
  const { losses, side, path } = landscape;
  const [lowest, highest] = endsOf(landscape).map((loss) => shortNumber(Number(loss.toPrecision(2))));
  const along = (from: number) => [...path.filter((_, i) => i % 2 === from), 0];
  const numbers = Array.from({ length: side }, (_, i) => i);
  return {
    name: "loss-surface",
    title: words.title,
    order: {
      draw: "drawHeatMap",
      data: {
        columns: numbers.map((i) => placeOf(landscape, i, 0)[0]),
        rows: numbers.map((i) => placeOf(landscape, 0, i)[1]),
        shares: { data: sharesOf(landscape), rows: side, columns: side },
        path: { x: along(0), y: along(1) },
      },
      options: { xLabel: words.x, yLabel: words.y, ends: [highest, lowest], smooth: true },
    },
    table: () => [
      [words.x, words.y, "loss"],
      ...Array.from(losses, (loss, i) => [...placeOf(landscape, i % side, Math.floor(i / side)), loss]),
    ],
  };
}

/** Distances of a point of the grid from the present weights. */
export function placeOf({ x, y, side }: Landscape, column: number, row: number): readonly [number, number] {
  const along = ([low, high]: readonly [number, number], at: number) => low + ((high - low) * at) / (side - 1);
  return [along(x, column), along(y, row)];
}

/** The number of the point of the grid at a place of the picture. */
export function gridPointAt(
  { side }: Landscape,
  panel: FigurePanel,
  point: readonly [number, number],
): number | undefined {
  const shares = sharesAt(panel, point);
  return shares && Math.floor(shares[1] * side) * side + Math.floor(shares[0] * side);
}

/** Where a point of the grid is. */
export function gridPointPlace(landscape: Landscape, panel: FigurePanel, at: number): readonly [number, number] {
  const [x, y] = placeOf(landscape, at % landscape.side, Math.floor(at / landscape.side));
  return [placeOn(panel.x, x), placeOn(panel.y, y)];
}

/** Ends of the losses, on a logarithmic scale unless some are below 0. */
function endsOf({ losses }: Landscape): readonly [number, number] {
  const finite = losses.filter((loss) => Number.isFinite(loss) && loss !== 0).sort();
  const low = finite.at(0) ?? 1e-3;
  const high = finite.at(-1) ?? 1;
  return [low < 0 ? low : Math.max(low, high * 1e-6), high];
}

/**
 * From the highest loss, 0, to the lowest, 1, by their logarithms; where some losses are below 0, by those of what they are
 * above the lowest and 1.
 */
function sharesOf(landscape: Landscape): Float32Array {
  const ends = endsOf(landscape);
  const shift = ends[0] < 0 ? 1 - ends[0] : 0;
  const heightOf = (loss: number) => Math.log(Math.max(loss + shift, 1e-30));
  const [low, high] = ends.map(heightOf);
  return landscape.losses.map((loss) => {
    const share = Number.isFinite(loss) ? (high - heightOf(loss)) / (high - low || 1) : 0;
    return Math.max(0, Math.min(1, share));
  });
}
