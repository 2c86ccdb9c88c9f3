import { argMaxRows } from "../../core/arg-max";
import { softmaxRows } from "../../core/softmax";
import type { CsvClassification, CsvRegression } from "../../datasets/index";
import type { Matrix } from "../../index";
import type { Model } from "../model/model-file";
import { layersOf } from "../model/tell";
import type { Figure } from "./figure";

/** What figures of a model need of it. */
export type DrawnModel = Omit<Model, "scores">;

/** Units of a layer that a diagram shows in a readable way. */
const MAX_DIAGRAM_WIDTH = 32;

/** All figures that suit a model and some rows with known targets. */
export async function modelFigures(model: DrawnModel, data: CsvClassification | CsvRegression): Promise<Figure[]> {
  const figures: Figure[] = [];
  if (hasCurves(model)) figures.push(await curvesFigure(model));
  if (data.task === "classification") figures.push(await confusionFigure(model, data));
  if (data.task === "classification" && data.inputs.columns === 2) figures.push(await regionsFigure(model, data));
  if (data.task === "regression" && data.inputs.columns === 1) figures.push(await fitFigure(model, data));
  if (widthsOf(model).every((width) => width <= MAX_DIAGRAM_WIDTH)) figures.push(await diagramFigure(model));
  return figures;
}

export function hasCurves({ history }: DrawnModel): boolean {
  return (history.loss?.length ?? 0) > 0;
}

export async function curvesFigure(model: DrawnModel): Promise<Figure> {
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

export async function confusionFigure(model: DrawnModel, data: CsvClassification): Promise<Figure> {
  const { drawConfusionMatrix } = await import("../../visualizer/index");
  const predicted = argMaxRows(outputsOf(model, data.inputs));
  return {
    name: "confusion",
    alt: `True and predicted ${model.schema.target.name} of ${predicted.length} rows`,
    draw: (options) =>
      drawConfusionMatrix(
        { targets: data.targets, predicted, classes: data.classes },
        { title: `${model.schema.target.name}: true and predicted`, caption: captionOf(model), ...options },
      ),
  };
}

/** @throws RangeError for another number of features than two. */
export async function regionsFigure(model: DrawnModel, data: CsvClassification): Promise<Figure> {
  const { decisionGrid, drawDecisionRegions } = await import("../../visualizer/index");
  const { inputs, targets, classes, columns } = data;
  const grid = decisionGrid(inputs, (points) => softmaxRows(outputsOf(model, points)));
  const predicted = argMaxRows(outputsOf(model, inputs));
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
export async function fitFigure(model: DrawnModel, data: CsvRegression): Promise<Figure> {
  const { drawRegressionFit } = await import("../../visualizer/index");
  const { inputs, targets, columns } = data;
  const { name: target } = model.schema.target;
  const predict = (x: Matrix) => model.targetScaler!.inverseTransform(outputsOf(model, x));
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
          ...options,
        },
      ),
  };
}

export async function diagramFigure(model: DrawnModel): Promise<Figure> {
  const { drawNetworkDiagram } = await import("../../visualizer/index");
  const { target } = model.schema;
  const weights = weightsOf(model);
  const outputs = target.type === "class" ? target.classes : [target.name];
  return {
    name: "network",
    alt: `The network ${layersOf(model)}`,
    draw: (options) =>
      drawNetworkDiagram({ weights, outputs }, { title: "The network", caption: captionOf(model), ...options }),
  };
}

/** Matrices of the linear layers, (fanOut, fanIn). */
export function weightsOf({ network }: DrawnModel): Matrix[] {
  return Object.entries(network.stateDict())
    .filter(([name, { shape }]) => name.endsWith(".weight") && shape.length === 2)
    .map(([, { shape, data }]) => ({ data, rows: shape[0], columns: shape[1] }));
}

function widthsOf(model: DrawnModel): number[] {
  return weightsOf(model).flatMap(({ rows, columns }) => [rows, columns]);
}

function outputsOf({ network, inputScaler }: DrawnModel, inputs: Matrix): Matrix {
  return network.predict(inputScaler.transform(inputs));
}

function captionOf(model: DrawnModel): Readonly<Record<string, string | number>> {
  return { network: layersOf(model), epochs: model.history.loss?.length ?? 0, seed: model.network.seed };
}

/** Lists without the empty ones: a history has them where nothing was measured. */
function withoutEmpty<
  Lists extends Readonly<Record<string, readonly number[] | undefined>> & { loss: readonly number[] },
>(lists: Lists): Lists {
  const kept = Object.entries(lists).filter(([, list]) => (list?.length ?? 0) > 0);
  return Object.fromEntries(kept) as Lists;
}
