import { isArrayOf } from "../core/array-of";
import { show } from "../core/check";
import { formatError } from "../core/format-error";
import type { CsvSchema } from "../datasets/csv/schema";
import { presentSchema } from "../datasets/csv/schema-check";
import { scalerFromJson } from "../datasets/scaler-json";
import { featureNames, schemaFeatures } from "../datasets/csv/schema-features";
import type { TaskLoss } from "../extras/task-loss";
import { decodeEnsemble, saveEnsemble, type LoadedEnsemble } from "../files/ensemble-file";
import { readSource, type FileSource } from "../files/source";
import type { JsonObject } from "../files/strict-json";
import { InputTransform } from "./input-transform";
import { logitNetworks } from "./logit-network";
import type { IntervalRule, JudgedOn, ModelParts } from "./model-parts";
import { isModerate, isSize } from "./moderate";
import type { Scores } from "./scores";
import { soundParts } from "./sound-parts";
import type { TargetScale } from "./target-scale";

/** Says in a file's details that a model wrote them, and in which form. */
const KIND = "wasm-mlp model";
const VERSION = 1;
/** Of those whose outputs are not the values: an older reader must not take them for that. */
const VERSION_OF_LOSSES = 2;
/** The details of `wasm-mlp train` of version 0.1.0. */
const KIND_OF_0_1 = "wasm-mlp train";

/** Writes a model as a file that `loadNetwork` opens too, or returns its bytes where there is no target. */
export function writeModelFile(
  who: string,
  parts: ModelParts,
  target: string | undefined,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const { networks, isBlend, transform, schema, temperature, targetScale } = parts;
  const { history, scores, baseline, judgedOn, interval, typical } = parts;
  const rest = { history, scores, baseline, judgedOn, temperature, targetScale, interval, typical };
  const version = targetScale?.loss === undefined ? VERSION : VERSION_OF_LOSSES;
  return saveEnsemble(who, networks, target, {
    columns: featureNames(schema),
    scaler: transform.toJSON(),
    schema,
    // What JSON cannot hold, such as undefined, is left out here rather than refused there.
    details: JSON.parse(JSON.stringify({ kind: KIND, version, ...rest, ...(isBlend && { isBlend }) })) as JsonObject,
    ...(schema.target.type === "class" && { classes: schema.target.classes }),
  });
}

/**
 * Reads a model file, also one that `wasm-mlp train` of version 0.1.0 wrote, or `saveNetwork` with a schema.
 *
 * @throws (rejects) FileFormatError for any other file; Error with the system's `code` for one that cannot be read.
 */
export async function readModelFile(who: string, source: FileSource): Promise<ModelParts> {
  const bytes = await readSource(who, source);
  const { file } = bytes;
  let content = await decodeEnsemble(bytes);
  try {
    const { kind } = content.details ?? {};
    if (kind === KIND) return partsOf(file, content);
    if (kind === KIND_OF_0_1) return partsOfVersion01(file, content);
    if (content.schema !== undefined) {
      const schema = presentSchema(file, content.schema);
      if (schema.target.type === "class") content = { ...content, networks: logitNetworks(file, content.networks) };
      return partsOfNetwork(file, content, schema);
    }
    throw formatError(
      file,
      "it holds a network, but not how the columns of a table become its inputs",
      "train a model with Model.train or wasm-mlp train, or use loadNetwork",
    );
  } catch (error) {
    for (const network of content.networks) network.dispose();
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    throw formatError(file, `its details make no model: ${error.message.replace(/\.$/, "")}`, undefined, error);
  }
}

function partsOf(file: string, { networks, schema, scaler, details = {} }: LoadedEnsemble): ModelParts {
  const { version, history, scores, baseline, judgedOn, temperature, targetScale, interval, typical } = details;
  const { isBlend = false } = details;
  if (version !== VERSION && version !== VERSION_OF_LOSSES) {
    const got = `its details are of version ${show(version)}, not ${VERSION} or ${VERSION_OF_LOSSES}`;
    throw formatError(file, got, "update wasm-mlp");
  }
  const known = presentSchema(file, schema);
  const parts: ModelParts = {
    networks,
    isBlend: isBlend as boolean,
    schema: known,
    transform: InputTransform.fromJSON(file, scaler ?? {}),
    temperature: temperature as number,
    targetScale: known.target.type === "class" ? undefined : (targetScale as TargetScale | undefined),
    history: history ?? {},
    scores: (scores ?? {}) as Scores,
    baseline: (baseline ?? {}) as Scores,
    judgedOn: judgedOn as JudgedOn,
    interval: interval as IntervalRule | undefined,
    typical: typical as number[],
  };
  return soundParts(file, parts);
}

/** What version 0.1.0 of `wasm-mlp train` wrote: one network, inputs and targets standardized. */
function partsOfVersion01(file: string, content: LoadedEnsemble): ModelParts {
  const { scaler, details = {} } = content;
  const schema = presentSchema(file, details.schema);
  const standard = standardOf(file, scaler);
  const target = schema.target.type === "class" ? undefined : standardOf(file, details.targetScaling);
  const { history, scores } = details;
  const parts = plainParts(content, schema, standard, target);
  return soundParts(file, { ...parts, history: history ?? {}, scores: (scores ?? {}) as Scores, judgedOn: "test" });
}

/**
 * What `saveNetwork` or the playground wrote with a schema and, where the inputs are scaled, a scaler. The network answers
 * in logits or, for values, in the units that `details.targetScaler` has; `details.loss` says where its outputs are something else.
 */
function partsOfNetwork(file: string, content: LoadedEnsemble, schema: CsvSchema): ModelParts {
  const { scaler, details = {} } = content;
  const features = schemaFeatures(schema);
  const standard = scaler === undefined ? unscaled(features.length) : standardOfScaler(scaler);
  const { targetScaler } = details;
  const loss = details.loss as TaskLoss | undefined;
  const target = targetScaler === undefined ? unscaled(1) : standardOfScaler(targetScaler);
  const parts = plainParts(content, schema, standard, schema.target.type === "class" ? undefined : target);
  const targetScale = parts.targetScale && { ...parts.targetScale, ...(loss && { loss }) };
  return soundParts(file, { ...parts, targetScale, typical: features.map(({ mean }) => mean) });
}

/** Inputs, or targets, as `(value - mean) / deviation`. */
interface Standard {
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
}

function plainParts(
  { networks }: LoadedEnsemble,
  schema: CsvSchema,
  { mean, deviation }: Standard,
  target: Standard | undefined,
): ModelParts {
  return {
    networks,
    isBlend: false,
    schema,
    transform: InputTransform.standard(mean, deviation),
    temperature: 1,
    targetScale: target && { mean: target.mean[0], deviation: target.deviation[0] },
    history: {},
    scores: {},
    baseline: {},
    judgedOn: "nothing",
    interval: undefined,
    typical: mean,
  };
}

function unscaled(columns: number): Standard {
  return { mean: new Array<number>(columns).fill(0), deviation: new Array<number>(columns).fill(1) };
}

/** @throws TypeError, RangeError for what is no scaler. */
function standardOfScaler(json: unknown): Standard {
  const scaler = scalerFromJson(json).toJSON();
  if (scaler.type === "standard") return scaler;
  return { mean: scaler.min, deviation: scaler.max.map((max, i) => max - scaler.min[i]) };
}

function standardOf(file: string, json: unknown): Standard {
  const { mean, deviation } = (json ?? {}) as Record<string, unknown>;
  if (isArrayOf(mean, isModerate) && isArrayOf(deviation, isSize) && mean.length > 0 && deviation.length > 0) {
    return { mean, deviation };
  }
  throw formatError(file, "its scaler does not fit its network");
}
