import { formatError } from "../../core/format-error";
import { loadNetwork, saveNetwork, type JsonObject } from "../../files/index";
import type { History, Network } from "../../index";
import { featureNames, presentSchema, scalerFromJson, StandardScaler, type CsvSchema } from "../../datasets/index";
import { show } from "../../core/check";

/** Says in a file's details that `wasm-mlp train` wrote them. */
const KIND = "wasm-mlp train";

/** A network with all that is needed to use it on CSV files. */
export interface Model {
  readonly network: Network;
  /** How columns become features, and what the target is. */
  readonly schema: CsvSchema;
  /** Scales features. */
  readonly inputScaler: StandardScaler;
  /** What scaled the values to predict; undefined for classes. */
  readonly targetScaler: StandardScaler | undefined;
  /** Curves of the training, if the file has them. */
  readonly history: Partial<History>;
  /** What it reached on rows that were held out, by name. */
  readonly scores: Readonly<Record<string, number>>;
}

/** The bytes of a model file. */
export function encodeModel(model: Model): Promise<Uint8Array> {
  const { network, schema, inputScaler, targetScaler, history, scores } = model;
  const { target } = schema;
  const targetScaling = targetScaler && numbersOf(targetScaler);
  const details = { kind: KIND, schema, history, scores, targetScaling };
  return saveNetwork(network, undefined, {
    columns: featureNames(schema),
    scaler: numbersOf(inputScaler),
    // What JSON cannot hold, such as undefined, is left out here rather than refused there.
    details: JSON.parse(JSON.stringify(details)) as JsonObject,
    ...(target.type === "class" && { classes: target.classes }),
  });
}

/**
 * Reads a model file.
 *
 * @param source - Its path or its bytes.
 * @throws (rejects) FileFormatError for another kind of file, also one that holds a network alone.
 */
export async function loadModel(source: string | Uint8Array): Promise<Model> {
  const { network, scaler, details = {} } = await loadNetwork(source);
  const file = typeof source === "string" ? show(source) : "the model";
  try {
    if (details.kind !== KIND) {
      const remedy = 'train one with "wasm-mlp train", or use loadNetwork in a program';
      throw formatError(file, "it holds a network, but not how columns become features", remedy);
    }
    const { targetScaling, history = {}, scores = {} } = details;
    const schema = presentSchema(file, details.schema);
    const inputScaler = scalerOf(scaler, network.fanIn);
    if (inputScaler === undefined) throw formatError(file, "its scaler does not fit its network");
    return {
      network,
      schema,
      inputScaler,
      targetScaler: scalerOf(targetScaling, 1),
      history: history as Partial<History>,
      scores: scores as Record<string, number>,
    };
  } catch (error) {
    network.dispose();
    throw error;
  }
}

/** A scaler as model files keep it. */
function numbersOf({ mean, deviation }: StandardScaler): JsonObject {
  return { mean, deviation };
}

/** The scaler that JSON out of a file stands for; undefined unless it has so many columns. */
function scalerOf(json: unknown, columns: number): StandardScaler | undefined {
  try {
    const scaler = scalerFromJson(json);
    return scaler instanceof StandardScaler && scaler.mean.length === columns ? scaler : undefined;
  } catch {
    return undefined;
  }
}
