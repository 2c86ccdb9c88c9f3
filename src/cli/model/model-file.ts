import { formatError } from "../../files/format-error";
import { loadNetwork, saveNetwork, type JsonObject } from "../../files/index";
import type { History, Network } from "../../index";
import { assertSchema, featureNames, type CsvSchema } from "../../datasets/index";
import { show } from "../../core/check";
import { isScaling, type Scaling } from "./scaling";

/** Says in a file's details that `wasm-mlp train` wrote them. */
const KIND = "wasm-mlp train";

/** A network with all that is needed to use it on CSV files. */
export interface Model {
  readonly network: Network;
  /** How columns become features, and what the target is. */
  readonly schema: CsvSchema;
  /** How features are scaled. */
  readonly inputScaling: Scaling;
  /** How values to predict were scaled; undefined for classes. */
  readonly targetScaling: Scaling | undefined;
  /** Curves of the training, if the file has them. */
  readonly history: Partial<History>;
  /** What it reached on rows that were held out, by name. */
  readonly scores: Readonly<Record<string, number>>;
}

/** The bytes of a model file. */
export function encodeModel(model: Model): Promise<Uint8Array> {
  const { network, schema, inputScaling, targetScaling, history, scores } = model;
  const { target } = schema;
  const details = { kind: KIND, schema, history, scores, ...(targetScaling && { targetScaling }) };
  return saveNetwork(network, undefined, {
    columns: featureNames(schema),
    scaler: { ...inputScaling },
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
    const { schema, targetScaling, history = {}, scores = {} } = details;
    assertSchema(file, schema);
    if (!isScaling(scaler, network.fanIn)) throw formatError(file, "its scaler does not fit its network");
    return {
      network,
      schema,
      inputScaling: scaler,
      targetScaling: isScaling(targetScaling, 1) ? targetScaling : undefined,
      history: history as Partial<History>,
      scores: scores as Record<string, number>,
    };
  } catch (error) {
    network.dispose();
    throw error;
  }
}
