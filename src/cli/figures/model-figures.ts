import { featureNames, type CsvClassification, type CsvRegression, type RowRecord } from "../../datasets/index";
import { datasetOf } from "../../datasets/csv/read-csv";
import type { TableRows } from "../../datasets/csv/table-rows";
import type { Matrix } from "../../index";
import type { Model } from "../../model/index";
import { layersOf } from "../model/tell";
import { captionOf } from "./caption-of";
import type { Figure } from "./figure";
import { figuresOfJudgement, type DrawnJudgement } from "./judged-figures";

/** Units of a layer that a diagram shows in a readable way. */
const MAX_DIAGRAM_WIDTH = 32;

/** Rows with known targets, and what they are to the model. */
export interface DrawnRows {
  readonly data: CsvClassification | CsvRegression;
  /** What the points of a figure are called. */
  readonly label: string;
}

/** The rows of a table, to be drawn by the points of a figure. */
export function drawnRows({ schema }: Model, table: TableRows): DrawnRows {
  return { data: datasetOf(table, { schema }), label: "rows of the file" };
}

/** All figures that suit a model, rows that it was judged by, and rows to be drawn. */
export async function modelFigures(
  model: Model,
  judged: DrawnJudgement | undefined,
  rows: DrawnRows | undefined,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  if (hasCurves(model)) figures.push(await curvesFigure(model));
  figures.push(...(await judgedFigures(model, judged, rows)));
  if (widthsOf(model).every((width) => width <= MAX_DIAGRAM_WIDTH)) figures.push(await diagramFigure(model));
  return figures;
}

/** Figures of rows whose target is known. */
export async function judgedFigures(
  model: Model,
  judged: DrawnJudgement | undefined,
  rows: DrawnRows | undefined,
): Promise<Figure[]> {
  const ofJudgement = judged === undefined ? [] : await figuresOfJudgement(model, judged);
  return [...ofJudgement, ...(rows === undefined ? [] : await figuresOfRows(model, rows))];
}

async function figuresOfRows(model: Model, { data, label }: DrawnRows): Promise<Figure[]> {
  if (isDrawable(model, 2) && data.task === "classification") return [await regionsFigure(model, data)];
  return isDrawable(model, 1) && data.task === "regression" ? [await fitFigure(model, { data, label })] : [];
}

/** Whether a model has so many columns, all of them numbers, and no features beside. */
function isDrawable({ schema }: Model, columns: number): boolean {
  const areNumbers = schema.features.every(({ type, indicatesMissing }) => type === "number" && !indicatesMissing);
  return areNumbers && schema.features.length === columns;
}

export function hasCurves({ history }: Model): boolean {
  return (history.loss?.length ?? 0) > 0;
}

export async function curvesFigure(model: Model): Promise<Figure> {
  const { drawLearningCurves } = await import("../../visualizer/index");
  const { epoch, loss = [], accuracy, validationLoss, validationAccuracy, bestEpoch } = model.history;
  const history = withoutEmpty({ epoch, loss, accuracy, validationLoss, validationAccuracy });
  return {
    name: "curves",
    alt: `Loss over ${loss.length} epochs`,
    draw: (options) =>
      drawLearningCurves(history, {
        title: `Learning ${model.schema.target.name}`,
        caption: captionOf(model),
        ...(bestEpoch !== undefined && { bestEpoch }),
        ...options,
      }),
  };
}

/** @throws RangeError for another number of features than two. */
export async function regionsFigure(model: Model, data: CsvClassification): Promise<Figure> {
  const { decisionGrid, drawDecisionRegions } = await import("../../visualizer/index");
  const { inputs, targets, classes, columns } = data;
  const grid = decisionGrid(inputs, (points) => probabilitiesOf(model, points));
  const predicted = Int32Array.from(answersOf(model, inputs), ({ value }) => classes.indexOf(String(value)));
  return {
    name: "regions",
    alt: `Regions of ${classes.length} classes over ${columns[0]} and ${columns[1]}`,
    draw: (options) =>
      drawDecisionRegions(
        { inputs, targets, classes, grid, predicted },
        {
          title: `${model.schema.target.name} over two features`,
          caption: captionOf(model),
          xLabel: columns[0],
          yLabel: columns[1],
          ...options,
        },
      ),
  };
}

/** @throws RangeError for more than one feature. */
export async function fitFigure(
  model: Model,
  { data: { inputs, targets, columns }, label }: DrawnRows & { readonly data: CsvRegression },
): Promise<Figure> {
  const { drawRegressionFit } = await import("../../visualizer/index");
  const { name: target } = model.schema.target;
  const predict = (x: Matrix): Matrix => ({
    data: Float32Array.from(answersOf(model, x), ({ value }) => Number(value)),
    rows: x.rows,
    columns: 1,
  });
  return {
    name: "fit",
    alt: `${target} over ${columns[0]}, and what the network says`,
    draw: (options) =>
      drawRegressionFit(
        { train: { inputs, targets }, predict },
        {
          title: `${target} by ${columns[0]}`,
          caption: captionOf(model),
          xLabel: columns[0],
          yLabel: target,
          pointsLabel: label,
          ...options,
        },
      ),
  };
}

export async function diagramFigure(model: Model): Promise<Figure> {
  const { drawNetworkDiagram } = await import("../../visualizer/index");
  const { target } = model.schema;
  const weights = weightsOf(model);
  const names = featureNames(model.schema);
  // Columns that are cut into pieces have more inputs than names.
  const inputs = names.length === weights[0].columns ? { inputs: names } : {};
  const outputs = target.type === "class" ? target.classes : [target.name];
  return {
    name: "network",
    alt: `The network ${layersOf(model)}`,
    draw: (options) =>
      drawNetworkDiagram(
        { weights, ...inputs, outputs },
        { title: "The network", caption: captionOf(model), ...options },
      ),
  };
}

/** Matrices of the linear layers, (fanOut, fanIn). */
export function weightsOf({ networks: [network] }: Model): Matrix[] {
  return Object.entries(network.stateDict())
    .filter(([name, { shape }]) => name.endsWith(".weight") && shape.length === 2)
    .map(([, { shape, data }]) => ({ data, rows: shape[0], columns: shape[1] }));
}

function widthsOf(model: Model): number[] {
  return weightsOf(model).flatMap(({ rows, columns }) => [rows, columns]);
}

/** What the model says of points, whose columns are its own. */
function answersOf(model: Model, { data, rows, columns }: Matrix) {
  const names = model.schema.features.map(({ name }) => name);
  const records = Array.from({ length: rows }, (_, r): RowRecord => {
    return Object.fromEntries(names.map((name, c) => [name, data[r * columns + c]]));
  });
  return model.predict(records);
}

function probabilitiesOf(model: Model, points: Matrix): Matrix {
  const classes = model.classes!;
  const data = answersOf(model, points).flatMap(({ probabilities = {} }) => classes.map((name) => probabilities[name]));
  return { data: Float32Array.from(data), rows: points.rows, columns: classes.length };
}

/** Lists without the empty ones: a history has them where nothing was measured. */
function withoutEmpty<
  Lists extends Readonly<Record<string, readonly number[] | undefined>> & { loss: readonly number[] },
>(lists: Lists): Lists {
  const kept = Object.entries(lists).filter(([, list]) => (list?.length ?? 0) > 0);
  return Object.fromEntries(kept) as Lists;
}
