import type { FigurePanel } from "wasm-mlp/visualizer";
import type { CapacityPicture } from "../studies/messages";
import type { Plot } from "./plot";
import { placeOn } from "./scales";

interface CapacityWords {
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly learned: string;
  readonly exact: string;
}

/** Share of random labellings that networks learn, as points; the share that a straight border separates, as a line. */
export function capacityPlot(picture: CapacityPicture, words: CapacityWords): Plot {
  const { points, learned, low, high, exact } = picture;
  return {
    name: "capacity",
    title: words.title,
    order: {
      draw: "drawCapacityCurve",
      data: [{ label: words.learned, points, learned, low, high, exact }],
      options: { words: { points: words.x, share: words.y, exact: words.exact } },
    },
    table: () => [
      [words.x, words.learned, words.exact],
      ...points.map((count, i): (string | number)[] => [count, learned[i], exact[i]]),
    ],
  };
}

/** The number of points, by its place in the list, that is nearest to a place of the picture. */
export function pointsAt({ points }: CapacityPicture, { x }: FigurePanel, left: number): number {
  const away = (i: number) => Math.abs(placeOn(x, points[i]) - left);
  return points.reduce((best, _, i) => (away(i) < away(best) ? i : best), 0);
}
