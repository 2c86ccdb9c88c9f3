import type { RenderFunction } from "@observablehq/plot";
import type { Attributes } from "../svg/markup";
import { SVG_NAMESPACE } from "../svg/svg-document";

/** From a value to its place in pixels. */
export type Place = (value: number) => number;

/**
 * A mark of one path for all its data, which keeps figures of thousands of points or cells
 * small; Plot's own marks make an element for each.
 *
 * @param draw - Gives the path's data, from the places of both scales.
 */
export function pathMark(draw: (x: Place, y: Place) => string, attributes: Attributes): RenderFunction {
  return (_index, scales, _values, _dimensions, { document }) => {
    const path = document.createElementNS(SVG_NAMESPACE, "path");
    path.setAttribute("d", draw(scales.x as Place, scales.y as Place));
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== undefined) path.setAttribute(name, String(value));
    }
    return path;
  };
}
