import { argMaxRows } from "../../core/arg-max";
import { assertBoolean, assertNumber, rangeError } from "../../core/check";
import { integer, type RowsFor } from "../../core/option-table";
import type { Matrix, MatrixLike } from "../../core/matrix";
import { assertObject, classNames, toFiniteMatrix, toLabels } from "../check-data";
import { mix } from "../colors";
import { figureOptions, figureStyle, type FigureOptions, type FigureStyle } from "../figure-options";
import { figure } from "../layout/figure";
import { fitText } from "../layout/text";
import { pictureSize, tiling, tilingHeight, type Tiling } from "../layout/tiles";
import { image } from "../svg/image";
import { element, text } from "../svg/markup";

/** Images with their classes and what a network says about them. */
export interface PredictionData {
  /** (samples, pixels), row by row from the top; any scale, 0 is paper. */
  readonly images: MatrixLike;
  /** True class indices. */
  readonly targets: ArrayLike<number>;
  /** (samples, classes), each row summing to 1. */
  readonly probabilities: MatrixLike;
  /** Names of the classes. Default their indices. */
  readonly classes?: readonly string[];
}

export interface PredictionsOptions extends FigureOptions {
  /** Images to draw, 1 to 400. Default 20, or all if there are fewer. */
  readonly count?: number;
  /** Images a row, 1 to 40. Default 10, or 5 on a narrow sheet. */
  readonly columns?: number;
  /** Only mistakes, the surest first. Default false: the first images. */
  readonly worst?: boolean;
  /** Pixels of an image across. Default: those that `imageHeight` leaves; without both, the image is a square. */
  readonly imageWidth?: number;
  /** Pixels of an image down. Default: those that `imageWidth` leaves; without both, the image is a square. */
  readonly imageHeight?: number;
}

const WHO = "drawPredictions";

const OPTIONS = figureOptions({
  count: [integer(1, 400), 20],
  columns: [integer(1, 40)],
  worst: [assertBoolean, false],
  imageWidth: [assertNumber],
  imageHeight: [assertNumber],
} satisfies RowsFor<Omit<PredictionsOptions, keyof FigureOptions>>);

/** Two lines under each image. */
const TEXT = 36;

interface Predictions {
  readonly images: Matrix;
  readonly targets: Int32Array;
  readonly predicted: Int32Array;
  readonly probabilities: Matrix;
  readonly names: readonly string[];
  /** Range of the pixels that is drawn from paper to ink. */
  readonly range: readonly [number, number];
}

/**
 * Images with the class that a network gives them and its probability: right ones framed in
 * blue, wrong ones in red with a cross and the true class.
 *
 * @returns SVG text.
 * @throws TypeError, RangeError for data or options that are not valid, such as images of unequal number.
 * @example
 * ```ts
 * const probabilities = network.predict(inputs);
 * const svg = drawPredictions({ images: inputs, targets, probabilities }, { worst: true, count: 10 });
 * ```
 */
export function drawPredictions(data: PredictionData, options: PredictionsOptions = {}): string {
  const settings = OPTIONS.complete(WHO, options);
  const { worst, count, width = 760 } = settings;
  const predictions = toPredictions(data);
  const { images, targets, predicted } = predictions;
  const size = pictureSize(WHO, "images", images, settings.imageWidth, settings.imageHeight);
  const chosen = worst ? worstMistakes(predictions).slice(0, count) : range(Math.min(count, images.rows));
  const { columns = Math.min(width < 560 ? 5 : 10, Math.max(chosen.length, 3)) } = settings;
  const rows = Math.max(Math.ceil(chosen.length / columns), 1);
  const tiles = tilingHeight(width, rows, columns, size.width / size.height, TEXT);
  const style = figureStyle(settings, { width, panels: tiles });
  const wrong = targets.filter((target, i) => target !== predicted[i]).length;
  return figure(style, {
    legend: [
      ...(worst ? [] : [{ label: "right", color: style.theme.good, sign: "area" } as const]),
      { label: "✗ wrong (true class in brackets)", color: style.theme.wrong, sign: "area" },
    ],
    remarks: [
      worst ? (wrong === 0 ? "no mistakes to show" : "the surest mistakes first") : "",
      `${wrong} of ${images.rows} wrong`,
    ],
    draw: (area) => {
      const tile = tiling(area, Math.max(chosen.length, 1), columns, size.width / size.height, TEXT);
      return chosen.map((sample, i) => drawTile(style, predictions, sample, tile, i, size));
    },
  });
}

function toPredictions(data: PredictionData): Predictions {
  assertObject(WHO, "data", data);
  const images = toFiniteMatrix(WHO, "images", data.images);
  const targets = toLabels(WHO, "targets", data.targets, images.rows);
  const probabilities = toFiniteMatrix(WHO, "probabilities", data.probabilities);
  if (probabilities.rows !== images.rows) {
    throw rangeError(
      WHO,
      `there are ${probabilities.rows} rows of probabilities for ${images.rows} images`,
      "pass one for each",
    );
  }
  assertProbabilities(probabilities);
  const top = targets.reduce((highest, label) => Math.max(highest, label), 0);
  if (top >= probabilities.columns) {
    throw rangeError(
      WHO,
      `targets hold class ${top}, probabilities have ${probabilities.columns} columns`,
      "use the same classes",
    );
  }
  const names = classNames(WHO, data.classes, probabilities.columns);
  return { images, targets, probabilities, predicted: argMaxRows(probabilities), names, range: pixelRange(images) };
}

function assertProbabilities({ data, columns }: Matrix): void {
  const i = data.findIndex((value) => value < 0 || value > 1 + 1e-6);
  if (i === -1) return;
  const where = `row ${Math.floor(i / columns)}, column ${i % columns}`;
  throw rangeError(WHO, `probabilities at ${where} are ${data[i]}`, "pass numbers from 0 to 1, not logits");
}

function pixelRange({ data }: Matrix): [number, number] {
  let [low, high] = [0, 0];
  for (const value of data) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return high > low ? [low, high] : [0, 1];
}

/** Mistakes by how much surer the network was of its answer than of the truth. */
function worstMistakes({ targets, predicted, probabilities: { data, columns } }: Predictions): number[] {
  const excess = (i: number): number => data[i * columns + predicted[i]] - data[i * columns + targets[i]];
  return range(targets.length)
    .filter((i) => targets[i] !== predicted[i])
    .sort((a, b) => excess(b) - excess(a) || a - b);
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

function drawTile(
  { theme }: FigureStyle,
  { images, targets, predicted, probabilities, names, range: [low, high] }: Predictions,
  sample: number,
  { width, height, place }: Tiling,
  index: number,
  size: { width: number; height: number },
): string {
  const { x, y } = place(index);
  const isRight = targets[sample] === predicted[sample];
  const color = isRight ? theme.good : theme.wrong;
  const pixels = images.data.subarray(sample * images.columns, (sample + 1) * images.columns);
  const values = pixels.map((pixel) => (pixel - low) / (high - low));
  const picture = { values, columns: size.width, rows: size.height, x, y, width, height };
  const truth = isRight ? "" : ` (${names[targets[sample]]})`;
  const answer = `${isRight ? "" : "✗ "}${names[predicted[sample]]}${truth}`;
  const probability = probabilities.data[sample * probabilities.columns + predicted[sample]];
  return element(
    "g",
    {},
    image(picture, (value) => mix(theme.paper, theme.ink, value)),
    element("rect", { x, y, width, height, fill: "none", stroke: color, "stroke-width": 2 }),
    text(fitText(answer, 12, width + 10), { x, y: y + height + 15, fill: color, "font-weight": 600 }),
    text(`p ${probability.toFixed(2)}`, { x, y: y + height + 29, fill: theme.muted, "font-size": 11 }),
  );
}
