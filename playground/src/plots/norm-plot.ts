import type { FigurePanel } from "wasm-mlp/visualizer";
import type { NormPicture } from "../studies/messages";
import type { Plot } from "./plot";
import { placeOn } from "./scales";

export type NormView = "biases" | "before";

/** Names of the axes and of the two kinds of points. */
interface NormWords {
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly success: string;
  readonly failure: string;
}

/** The norms along both axes of a view. */
function axesOf(picture: NormPicture, view: NormView): readonly [Float64Array, Float64Array] {
  return view === "before"
    ? [picture.weightsBefore, picture.weightsAfter]
    : [picture.weightsAfter, picture.biasesAfter];
}

/** A point for each network that was trained: its norms, and whether it succeeded; undefined as long as there is none. */
export function normPlot(picture: NormPicture, view: NormView, words: NormWords): Plot | undefined {
  const { success, weightsBefore, weightsAfter, biasesAfter } = picture;
  const [across, up] = axesOf(picture, view);
  const drawn = Array.from(success, (_, i) => i).filter((i) => Number.isFinite(across[i]) && Number.isFinite(up[i]));
  if (drawn.length === 0) return undefined;
  const of = (list: ArrayLike<number>) => drawn.map((i) => list[i]);
  return {
    name: view === "before" ? "norms-before-after" : "norms-biases-weights",
    title: words.title,
    order: {
      draw: "drawNormScatter",
      data: { success: of(success), x: of(across), y: of(up) },
      options: { xLabel: words.x, yLabel: words.y, words: { success: words.success, failure: words.failure } },
    },
    table: () => [
      ["success", "weight norm before", "weight norm after", "bias norm after"],
      ...Array.from(success, (one, i) => [one, weightsBefore[i], weightsAfter[i], biasesAfter[i]]),
    ],
  };
}

const NEAR = 12;

/** Where the point of a network is; undefined for norms that are no numbers. */
export function networkPlace(
  picture: NormPicture,
  view: NormView,
  { x, y }: FigurePanel,
  network: number,
): readonly [number, number] | undefined {
  const [across, up] = axesOf(picture, view);
  const place = [placeOn(x, across[network]), placeOn(y, up[network])] as const;
  return place.every(Number.isFinite) ? place : undefined;
}

/** The network whose point is nearest to a place of the picture. */
export function networkAt(
  picture: NormPicture,
  view: NormView,
  panel: FigurePanel,
  [left, top]: readonly [number, number],
): number | undefined {
  let [best, distance] = [-1, NEAR];
  for (let i = 0; i < picture.success.length; i++) {
    const place = networkPlace(picture, view, panel, i);
    const away = place === undefined ? Infinity : Math.hypot(place[0] - left, place[1] - top);
    if (away < distance) [best, distance] = [i, away];
  }
  return best < 0 ? undefined : best;
}
