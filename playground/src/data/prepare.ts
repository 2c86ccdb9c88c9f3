/** Settings to data: made or taken, divided, features made, scaled. The order is that of the exported program. */
import type { Matrix } from "wasm-mlp";
import * as datasets from "wasm-mlp/datasets";
import type { ClassificationDataset, RegressionDataset } from "wasm-mlp/datasets";
import { ProblemError } from "../problem";
import { DRAWN_RANGE, readPoints } from "../settings/points";
import { SETS, type Settings } from "../settings/settings";
import type { Samples } from "../training/messages";
import { headOf } from "../training/value-answer";
import { bestAxes } from "./best-axes";
import { FEATURE_NAMES } from "./feature-names";
import { derive, isPlain } from "./features";
import type { ChosenTable } from "./read-table";

const { split, StandardScaler } = datasets;

type AnyDataset = ClassificationDataset | RegressionDataset;

/** How inputs and targets are scaled; undefined where they are taken as they are. */
export interface Scaling {
  readonly scaler?: datasets.StandardScaler;
  readonly targetScaler?: datasets.StandardScaler;
}

/** Data ready for a trainer, with what is needed to show them. */
export interface Prepared extends Scaling {
  /** Names of the columns of the samples as they were given. */
  readonly features: readonly string[];
  /** Names of the inputs of the network. */
  readonly inputs: readonly string[];
  readonly classes?: readonly string[];
  readonly imageSide?: number;
  readonly train: AnyDataset;
  readonly validation: AnyDataset;
  readonly rawTrain: Samples;
  readonly rawValidation: Samples;
  /** Samples as they were given to inputs of the network. */
  readonly encode: (raw: Matrix) => Matrix;
  /** Of a person's own table. */
  readonly schema?: datasets.CsvSchema;
  /** The two columns that are shown first. */
  readonly axes: { readonly x: number; readonly y: number };
  /** Ends of both axes where they do not follow from the samples. */
  readonly range?: readonly [number, number];
}

/**
 * @param scaling - Of a model that was trained already; without it, that of the training samples.
 * @throws (rejects) ProblemError for data that are missing, do not suit, or leave a part empty.
 */
export async function prepare(
  settings: Settings,
  chosen: ChosenTable | undefined,
  scaling?: Scaling,
): Promise<Prepared> {
  const { dataset, features, imageSide, schema } = await source(settings, chosen);
  const { train, test } = dealt(dataset, settings);
  const raw = { rawTrain: samplesOf(train), rawValidation: samplesOf(test) };
  const classes = "classes" in dataset ? dataset.classes : undefined;
  const isDerived = SETS[settings.set].knobs.includes("features") && !isPlain(settings.features);
  const made = (matrix: Matrix) => (isDerived ? derive(matrix, settings.features) : matrix);
  const inputs = isDerived ? settings.features.map((name) => FEATURE_NAMES[name]) : features;
  if (headOf(settings).isCount) assertCounts(train, test);
  const { scaler, targetScaler } = scaling ?? scalingOf({ ...train, inputs: made(train.inputs) }, settings);
  const encode = (matrix: Matrix) => scaler?.transform(made(matrix)) ?? made(matrix);
  const encoded = (part: AnyDataset): AnyDataset => {
    if (!isRegression(part)) return { ...part, inputs: encode(part.inputs) };
    return { inputs: encode(part.inputs), targets: targetScaler?.transform(part.targets) ?? part.targets };
  };
  return {
    features,
    inputs,
    classes,
    imageSide,
    schema,
    ...raw,
    train: encoded(train),
    validation: encoded(test),
    encode,
    scaler,
    targetScaler,
    range: settings.set === "points" ? [-DRAWN_RANGE, DRAWN_RANGE] : undefined,
    axes: bestAxes(raw.rawTrain, features.length, classes?.length),
  };
}

/** Counts are learned as they are. */
function scalingOf(train: AnyDataset, settings: Settings): Scaling {
  if (!settings.scale) return {};
  const hasScale = isRegression(train) && !headOf(settings).isCount;
  return {
    scaler: new StandardScaler().fit(train.inputs),
    targetScaler: hasScale ? new StandardScaler().fit(train.targets) : undefined,
  };
}

/** @throws ProblemError for values below 0. */
function assertCounts(...parts: readonly AnyDataset[]): void {
  const isBelow = parts.some((part) => isRegression(part) && part.targets.data.some((value) => value < 0));
  if (isBelow) throw new ProblemError("targetBelowZero");
}

function dealt(dataset: AnyDataset, { validation, dataSeed }: Settings): { train: AnyDataset; test: AnyDataset } {
  const problem = new ProblemError("emptySplit", dataset.inputs.rows);
  try {
    const parts = split(dataset, { testFraction: validation, seed: dataSeed });
    if (parts.train.inputs.rows === 0 || parts.test.inputs.rows === 0) throw problem;
    return parts;
  } catch {
    throw problem;
  }
}

export function isRegression(dataset: AnyDataset): dataset is RegressionDataset {
  return !("classes" in dataset);
}

function samplesOf({ inputs, targets }: AnyDataset): Samples {
  const values = targets instanceof Int32Array ? Float32Array.from(targets) : targets.data;
  return { inputs: inputs.data, targets: values, rows: inputs.rows };
}

interface Source {
  readonly dataset: AnyDataset;
  readonly features: readonly string[];
  readonly imageSide?: number;
  readonly schema?: datasets.CsvSchema;
}

const PLANE = ["x", "y"];
const IRIS = ["sepal length", "sepal width", "petal length", "petal width"];

async function source(settings: Settings, chosen: ChosenTable | undefined): Promise<Source> {
  switch (settings.set) {
    case "digits": {
      const features = Array.from({ length: 64 }, (_, i) => `pixel ${i + 1}`);
      return { dataset: await datasets.digits(), features, imageSide: 8 };
    }
    case "iris":
      return { dataset: await datasets.iris(), features: IRIS };
    case "points":
      return { dataset: drawn(settings.points), features: PLANE };
    case "csv":
      if (chosen === undefined) throw new ProblemError("noFile");
      return chosen;
    case "zones3d":
      return { dataset: datasets.zones3d(generatorOptions(settings)), features: ["x", "y", "z"] };
    case "polynomial":
      return { dataset: datasets.polynomial(generatorOptions(settings)), features: ["x"] };
    default:
      return { dataset: datasets[settings.set](generatorOptions(settings)), features: PLANE };
  }
}

/** Fewest points that something is learned from. */
const MIN_POINTS = 4;

/** Points that a person drew. */
function drawn(text: string): ClassificationDataset {
  const points = readPoints(text) ?? [];
  if (points.length === 0) throw new ProblemError("noPoints");
  if (points.length < MIN_POINTS) throw new ProblemError("fewPoints", MIN_POINTS);
  const labels = [...new Set(points.map(({ label }) => label))].sort();
  if (labels.length < 2) throw new ProblemError("onePointClass");
  const data = Float32Array.from(points.flatMap(({ x, y }) => [x, y]));
  const targets = Int32Array.from(points, ({ label }) => label);
  const classes = Array.from({ length: labels[labels.length - 1] + 1 }, (_, i) => String(i));
  return { inputs: { data, rows: points.length, columns: 2 }, targets, classes };
}

/** The options of a generator. */
function generatorOptions(settings: Settings): Record<string, never> {
  const names = SETS[settings.set].knobs.filter((name) => name !== "features");
  const knobs = names.map((name) => [name, settings[name]]);
  return Object.fromEntries([...knobs, ["seed", settings.dataSeed]]) as Record<string, never>;
}
