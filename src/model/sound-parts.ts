import { isArrayOf } from "../core/array-of";
import { headOf } from "../extras/task-head";
import { formatError } from "../core/format-error";
import { isArray, isDictionary } from "../core/kind";
import { schemaFeatures } from "../datasets/csv/schema-features";
import type { JudgedOn, ModelParts } from "./model-parts";
import { isModerate } from "./moderate";
import { outputsOf } from "./scales";

const JUDGED_ON: readonly JudgedOn[] = ["test", "validation", "folds", "nothing"];

/** Far beyond the temperatures that are tried: probabilities stay what they are, and finite. */
const [COLDEST, HOTTEST] = [1e-3, 1e3];

/**
 * The parts that a file has, if they fit together and can be computed with. Nothing in a file is believed.
 *
 * @throws FileFormatError
 */
export function soundParts(file: string, parts: ModelParts): ModelParts {
  if (!fitTogether(parts)) throw formatError(file, "its schema, its scaler and its networks do not fit together");
  const wrong = Object.entries(CHECKS).find(([name, isSound]) => !isSound(parts[name as keyof ModelParts], parts));
  if (wrong === undefined) return parts;
  throw formatError(file, `its ${wrong[0]} is missing, or not what a model writes`);
}

function fitTogether({ networks, schema, transform, targetScale }: ModelParts): boolean {
  const { target } = schema;
  const outputs = outputsOf(target.type === "class" ? target.classes : undefined, targetScale);
  return (
    transform.features === schemaFeatures(schema).length &&
    networks.every(({ fanIn, fanOut }) => fanIn === transform.columns && fanOut === outputs)
  );
}

/** What each part that is not checked as a class of its own must be. */
const CHECKS: Readonly<Partial<Record<keyof ModelParts, (value: unknown, parts: ModelParts) => boolean>>> = {
  isBlend: (value) => typeof value === "boolean",
  temperature: (value) => typeof value === "number" && value >= COLDEST && value <= HOTTEST,
  targetScale: (value, { schema }) => schema.target.type === "class" || isTargetScale(value),
  interval: (value, { targetScale }) =>
    value === undefined || isInterval(value, headOf(targetScale?.loss).levels !== undefined),
  typical: (value, { transform }) => isArrayOf(value, isModerate) && value.length === transform.features,
  scores: isScores,
  baseline: isScores,
  history: isHistory,
  judgedOn: (value) => JUDGED_ON.includes(value as JudgedOn),
};

/** Values to predict are of single precision, as their scale is. */
function isSingle(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(Math.fround(value));
}

function isTargetScale(value: unknown): boolean {
  if (!isDictionary(value)) return false;
  const { mean, deviation, min, max } = value;
  const isScale = isSingle(mean) && isSingle(deviation) && deviation > 0;
  return isScale && ((min === undefined && max === undefined) || (isSingle(min) && isSingle(max) && min <= max));
}

/** @param isMoved - Whether it begins at quantiles, which may be too far apart. */
function isInterval(value: unknown, isMoved: boolean): boolean {
  if (!isDictionary(value)) return false;
  const { level, halfWidth } = value;
  return typeof level === "number" && level > 0 && level < 1 && isSingle(halfWidth) && (halfWidth >= 0 || isMoved);
}

/** A number, or what JSON makes of one that is not finite. */
function isNumberOrNull(value: unknown): boolean {
  return value === null || typeof value === "number";
}

function isScores(value: unknown): boolean {
  return isDictionary(value) && Object.values(value).every(isNumberOrNull);
}

/** The lists of a history, of which a file may have some; metrics stand in records of lists. */
function isHistory(value: unknown): boolean {
  if (!isDictionary(value)) return false;
  return Object.values(value).every(
    (part) =>
      isNumberOrNull(part) ||
      isArrayOf(part, isNumberOrNull) ||
      (isDictionary(part) && Object.values(part).every(isArray)),
  );
}
