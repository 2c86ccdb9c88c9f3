/** Settings to data: made or taken, dealt out, scaled. The order is that of the exported program. */
import * as datasets from "wasm-mlp/datasets";
import type { ClassificationDataset, RegressionDataset } from "wasm-mlp/datasets";
import type { Samples } from "../training/messages";
import { SETS, type Settings } from "../settings/settings";
import { TableError, type ChosenTable } from "./read-table";

const { split, StandardScaler } = datasets;

type AnyDataset = ClassificationDataset | RegressionDataset;

/** Data ready for a trainer, with what is needed to show them. */
export interface Prepared {
  readonly features: readonly string[];
  readonly classes?: readonly string[];
  readonly imageSide?: number;
  readonly train: AnyDataset;
  readonly validation: AnyDataset;
  readonly rawTrain: Samples;
  readonly rawValidation: Samples;
  /** Scaler of the inputs; undefined when they are taken as they are. */
  readonly scaler?: datasets.StandardScaler;
  readonly targetScaler?: datasets.StandardScaler;
}

/** @throws (rejects) TableError for a table that is missing or does not suit; RangeError for a split that leaves a part empty. */
export async function prepare(settings: Settings, chosen: ChosenTable | undefined): Promise<Prepared> {
  const { dataset, features, imageSide } = await source(settings, chosen);
  const { train, test } = split(dataset, { testFraction: settings.validation, seed: settings.dataSeed });
  const raw = { rawTrain: samplesOf(train), rawValidation: samplesOf(test) };
  const classes = "classes" in dataset ? dataset.classes : undefined;
  const shape = { features, classes, imageSide, ...raw };
  if (!settings.scale) return { ...shape, train, validation: test };
  const scaler = new StandardScaler().fit(train.inputs);
  const targetScaler = isRegression(train) ? new StandardScaler().fit(train.targets) : undefined;
  const scaled = (part: AnyDataset): AnyDataset => {
    const inputs = scaler.transform(part.inputs);
    return isRegression(part) ? { inputs, targets: targetScaler!.transform(part.targets) } : { ...part, inputs };
  };
  return { ...shape, train: scaled(train), validation: scaled(test), scaler, targetScaler };
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
    case "csv":
      return tableSource(chosen);
    case "zones3d":
      return { dataset: datasets.zones3d(generatorOptions(settings)), features: ["x", "y", "z"] };
    case "polynomial":
      return { dataset: datasets.polynomial(generatorOptions(settings)), features: ["x"] };
    default:
      return { dataset: datasets[settings.set](generatorOptions(settings)), features: PLANE };
  }
}

/** The options of a generator. */
export function generatorOptions(settings: Settings): Record<string, never> {
  const knobs = SETS[settings.set].knobs.map((name) => [name, settings[name]]);
  return Object.fromEntries([...knobs, ["seed", settings.dataSeed]]) as Record<string, never>;
}

function tableSource(chosen: ChosenTable | undefined): Source {
  if (chosen !== undefined) return chosen;
  throw new TableError("Drop a CSV file on the page, or choose one, to learn from it.");
}
