/** What the page gives away as files. */
import { PLAIN_HEAD } from "wasm-mlp/extras/value-head";
import { saveNetwork } from "wasm-mlp/files";
import { csvLine } from "../csv-line";
import { isRegression } from "../data/prepare";
import { writeAddress } from "../settings/address";
import type { SavedFormat, Samples } from "./messages";
import { bestClass } from "./pictures";
import { lossOf } from "./plan";
import type { TrainingSession } from "./session";
import { headOf, valueAnswers } from "./value-answer";

/** A file with its name and kind. */
export interface SavedFile {
  readonly name: string;
  readonly content: BlobPart;
  readonly mime: string;
}

export async function saved(session: TrainingSession, format: SavedFormat): Promise<SavedFile> {
  const { set } = session.settings;
  switch (format) {
    case "safetensors":
      return { name: `${set}.safetensors`, content: await model(session), mime: "application/octet-stream" };
    case "json":
      return { name: `${set}.json`, content: json(session), mime: "application/json" };
    case "predictions":
      return { name: `${set}-predictions.csv`, content: predictions(session), mime: "text/csv" };
    case "parameters":
      return { name: `${set}-parameters.csv`, content: parameters(session), mime: "text/csv" };
  }
}

/**
 * The network with the scalers of its inputs and, in the details, of its targets, each as `toJSON` of a scaler gives it, and the
 * loss that its outputs are no values of. With
 * the schema of a table it is a model, as `Model.load` and the command line open it.
 */
function model({ shownNetwork, shownPosition, settings, data }: TrainingSession): Promise<Uint8Array<ArrayBuffer>> {
  const { inputs, classes, scaler, targetScaler, schema } = data;
  return saveNetwork(shownNetwork, undefined, {
    columns: inputs,
    details: {
      playground: writeAddress(settings, shownPosition),
      ...(classes === undefined && headOf(settings) !== PLAIN_HEAD && { loss: lossOf(settings, {}) }),
      ...(targetScaler && { targetScaler: { ...targetScaler.toJSON() } }),
    },
    ...(classes && { classes }),
    ...(scaler && { scaler: { ...scaler.toJSON() } }),
    ...(schema && { schema: { ...schema } }),
  });
}

/** The whole network as plain JSON: layers, weights, and how inputs are scaled. */
function json({ shownNetwork, data, task, settings }: TrainingSession): string {
  const { scaler, targetScaler, classes } = data;
  const state = shownNetwork.stateDict();
  const list = (values: ArrayLike<number>) => Array.from(values);
  const scaling = (one: typeof scaler) => one && { mean: list(one.mean), deviation: list(one.deviation) };
  const weights = Object.fromEntries(
    Object.entries(state).map(([name, { shape, data: values }]) => [name, { shape, data: list(values) }]),
  );
  const { layers } = shownNetwork.config;
  const whole = {
    inputs: task.inputs,
    classes,
    scaler: scaling(scaler),
    targetScaler: scaling(targetScaler),
    layers,
    weights,
    link: writeAddress(settings),
  };
  return `${JSON.stringify(whole, null, 1)}\n`;
}

/** Every number of the network: of a matrix with the neuron that it leads to and the one it comes from, counted from 1. */
function parameters({ shownNetwork }: TrainingSession): string {
  const lines = Object.entries(shownNetwork.stateDict()).flatMap(([name, { shape, data }]) => {
    const columns = shape.length === 2 ? shape[1] : undefined;
    return Array.from(data, (value, i) =>
      columns === undefined ? [name, i + 1, "", value] : [name, Math.floor(i / columns) + 1, (i % columns) + 1, value],
    );
  });
  return `${[["name", "to neuron", "from neuron", "value"], ...lines].map(csvLine).join("\n")}\n`;
}

/** Every sample with the network's answer. */
function predictions(session: TrainingSession): string {
  const { data, task, settings } = session;
  const { classes, targetScaler } = data;
  const more = classes !== undefined ? ["probability"] : headOf(settings).width > 1 ? ["deviation"] : [];
  const lines = [["part", ...task.features, "true", "predicted", ...more]];
  const add = (part: string, samples: Samples, encoded: typeof data.train) => {
    const outputs = session.answers(encoded.inputs);
    const values = isRegression(encoded) ? valueAnswers(settings, outputs, targetScaler) : undefined;
    const { length } = task.features;
    for (let r = 0; r < samples.rows; r++) {
      const row = Array.from(samples.inputs.subarray(r * length, (r + 1) * length), String);
      const target = samples.targets[r];
      const [label, probability] = bestClass(outputs, r);
      const answer = values
        ? [target, values.values[r], ...(values.deviations?.subarray(r, r + 1) ?? [])]
        : [classes![target], classes![label], probability.toFixed(4)];
      lines.push([part, ...row, ...answer.map(String)]);
    }
  };
  add("training", data.rawTrain, data.train);
  add("validation", data.rawValidation, data.validation);
  return `${lines.map(csvLine).join("\n")}\n`;
}
