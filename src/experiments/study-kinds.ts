import { rangeError, show } from "../core/check";
import { NORM_STUDY, type NormStudy } from "./norm-study";
import { PERFORMANCE_MAP, type PerformanceMap } from "./performance-map";
import type { StudyDefinition } from "./study-definition";
import { layoutOf, type StudyLayout } from "./study-plan";
import type { StudySettings } from "./study-settings";

/** What a study gives: one result, or one for each value of a list. */
export type StudyResult = NormStudy[] | PerformanceMap;

type AnyDefinition = StudyDefinition<{ readonly kind: string }, StudyResult>;

/** All kinds of studies: what a file of results is read by. */
const DEFINITIONS = new Map(
  [NORM_STUDY, PERFORMANCE_MAP].map((definition) => [
    definition.kind as string,
    definition as unknown as AnyDefinition,
  ]),
);

/** The definition of a kind. @throws RangeError for a name that is none. */
export function definitionOf(who: string, kind: unknown): AnyDefinition {
  const definition = DEFINITIONS.get(kind as string);
  if (definition !== undefined) return definition;
  throw rangeError(who, `the study is ${show(kind)}`, `its kind is one of ${[...DEFINITIONS.keys()].join(", ")}`);
}

/** Settings of a file, believed only when the study itself would have written them, and their layout. */
export function checkedSettings(who: string, value: unknown): { settings: StudySettings; layout: StudyLayout } {
  if (!isRecord(value)) throw rangeError(who, `the settings are ${show(value)}`, "pass what a study wrote");
  const { dataset, version, ...own } = value;
  const definition = definitionOf(who, own.kind);
  const settings = { ...definition.recheck(own as { kind: string }), dataset, version };
  if (JSON.stringify(settings) !== JSON.stringify(value) || typeof version !== "string" || !isIdentity(dataset)) {
    throw rangeError(who, `the settings of the ${definition.kind} are not complete`, "pass what a study wrote");
  }
  return { settings: settings as unknown as StudySettings, layout: layoutOf(who, definition.shapes(settings)) };
}

function isIdentity(value: unknown): boolean {
  if (value === null) return true;
  if (!isRecord(value)) return false;
  return Number.isInteger(value.samples) && Number.isInteger(value.features) && typeof value.hash === "string";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
