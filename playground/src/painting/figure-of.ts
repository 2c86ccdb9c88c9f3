import type { Colors } from "../figures/colors";
import { diagramFigure } from "../figures/diagram";
import { pointsFigure } from "../figures/drawn-points";
import { fitFigure } from "../figures/fit-curve";
import type { Figure } from "../figures/pen";
import { regionsFigure } from "../figures/regions";
import type { Picture } from "./messages";

/** How a picture is drawn. */
export function figureOf(picture: Picture, colors: Colors): Figure {
  switch (picture.kind) {
    case "points":
      return pointsFigure(picture.points, colors);
    case "regions":
      return regionsFigure(picture.task, picture.surface, colors, picture.look);
    case "fit":
      return fitFigure(picture.task, picture.surface, colors, picture.words);
    case "diagram":
      return diagramFigure(picture.task, picture.layers, colors, picture.look);
  }
}
