/** Figures of what a model predicted for rows whose class or value is known. */
import type { Matrix } from "../../index";
import { calibrationCurve } from "../../metrics/index";
import type { Model } from "../../model/index";
import { captionOf } from "./caption-of";
import type { Figure } from "./figure";

/** Classes that a confusion matrix can show. */
const MOST_CLASSES = 60;

/** Rows that were judged: true and predicted classes, or values, and the probabilities of classes. */
export interface DrawnJudgement {
  readonly actual: ArrayLike<number>;
  readonly predicted: ArrayLike<number>;
  readonly probabilities?: Matrix;
}

/** Those that suit the model; without the confusion matrix where the classes are too many for one. */
export async function figuresOfJudgement(model: Model, judged: DrawnJudgement): Promise<Figure[]> {
  if (model.classes === undefined) return [await predictedFigure(model, judged)];
  const isShown = model.classes.length <= MOST_CLASSES;
  return [...(isShown ? [await confusionFigure(model, judged)] : []), await reliabilityFigure(model, judged)];
}

export async function confusionFigure(model: Model, { actual, predicted }: DrawnJudgement): Promise<Figure> {
  const { drawConfusionMatrix } = await import("../../visualizer/index");
  const { name } = model.schema.target;
  const rows = { targets: Int32Array.from(actual), predicted: Int32Array.from(predicted), classes: model.classes! };
  return {
    name: "confusion",
    alt: `True and predicted ${name} of ${predicted.length} rows`,
    draw: (options) =>
      drawConfusionMatrix(rows, { title: `${name}: true and predicted`, caption: captionOf(model), ...options }),
  };
}

export async function predictedFigure(model: Model, { actual, predicted }: DrawnJudgement): Promise<Figure> {
  const { drawTruePredicted } = await import("../../visualizer/index");
  const { name } = model.schema.target;
  return {
    name: "predicted",
    alt: `True and predicted ${name} of ${predicted.length} rows`,
    draw: (options) =>
      drawTruePredicted(
        { targets: actual, predicted },
        { title: `${name}: true and predicted`, label: name, caption: captionOf(model), ...options },
      ),
  };
}

/** @throws RangeError for rows without probabilities. */
export async function reliabilityFigure(model: Model, { actual, probabilities }: DrawnJudgement): Promise<Figure> {
  const { drawReliability } = await import("../../visualizer/index");
  const { name } = model.schema.target;
  const curve = calibrationCurve(probabilities!, Int32Array.from(actual));
  return {
    name: "reliability",
    alt: `How often ${name} is right, by the probability said, of ${actual.length} rows`,
    draw: (options) =>
      drawReliability(curve, { title: `${name}: said and right`, caption: captionOf(model), ...options }),
  };
}
