/** The line of a diagram that is pointed at. */
import type { LayerPicture } from "../training/frame";
import { placeOf, type LayerPlace } from "./diagram-layout";

/** A weight between two neurons. */
export interface LinkPlace {
  /** Layer of the neuron that it leads to. */
  readonly layer: number;
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

const REACH = 5;

/** The nearest line within a few pixels; of several the strongest, which is drawn on top. */
export function linkAt(
  places: readonly LayerPlace[],
  layers: readonly LayerPicture[],
  x: number,
  y: number,
): LinkPlace | undefined {
  for (const [layer, { links }] of layers.entries()) {
    const [from, to] = [places[layer], places[layer + 1]];
    for (let i = 0; i < links.length; i += 3) {
      const [x0, y0] = placeOf(from, links[i]);
      const [x1, y1] = placeOf(to, links[i + 1]);
      const [start, end] = [x0 + from.tile / 2, x1 - to.tile / 2];
      const t = (x - start) / (end - start);
      if (t < 0 || t > 1 || Math.abs(y0 + (y1 - y0) * t * t * (3 - 2 * t) - y) > REACH) continue;
      return { layer, from: links[i], to: links[i + 1], weight: links[i + 2] };
    }
  }
  return undefined;
}
