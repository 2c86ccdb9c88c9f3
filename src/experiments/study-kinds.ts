import { isDictionary } from "../core/kind";
import { rangeError, show } from "../core/check";
import type { Dataset } from "../data/dataset";
import { isIdentity } from "../data/identity";
import { CAPACITY_CURVE, type CapacityCurve } from "./capacity-curve";
import { DYING_RELU, type DyingRelu } from "./dying-relu";
import { EDGE_OF_STABILITY, type EdgeOfStability } from "./edge-of-stability";
import { INITIAL_CONDITIONS, type InitialConditions } from "./initial-conditions";
import { NORM_STUDY } from "./norm-study";
import type { NormStudy } from "./norm-study-result";
import { PERFORMANCE_MAP, type PerformanceMap } from "./performance-map";
import type { StudyDefinition } from "./study-definition";
import { createPlan, layoutOf, type StudyLayout, type StudyPlan } from "./study-plan";
import type { StudySettings } from "./study-settings";
import { TEACHER_STUDENT, type TeacherStudent } from "./teacher-student";
import { TRAINABILITY_BOUNDARY, type TrainabilityBoundary } from "./trainability-boundary";

/** A result of one study. */
export type AnyStudyResult =
  | NormStudy
  | PerformanceMap
  | TrainabilityBoundary
  | InitialConditions
  | EdgeOfStability
  | DyingRelu
  | CapacityCurve
  | TeacherStudent;

/** What a study gives: one result, or one for each value of a list. */
export type StudyResult = NormStudy[] | Exclude<AnyStudyResult, NormStudy>;

type AnyDefinition = StudyDefinition<{ readonly kind: string }, StudyResult>;

/** All kinds of studies: what a file of results is read by. */
const DEFINITIONS: ReadonlyMap<unknown, AnyDefinition> = new Map(
  [
    NORM_STUDY,
    PERFORMANCE_MAP,
    TRAINABILITY_BOUNDARY,
    INITIAL_CONDITIONS,
    EDGE_OF_STABILITY,
    DYING_RELU,
    CAPACITY_CURVE,
    TEACHER_STUDENT,
  ].map((definition) => [definition.kind, definition as unknown as AnyDefinition]),
);

/** The definition of a kind. @throws RangeError for a name that is none. */
export function definitionOf(who: string, kind: unknown): AnyDefinition {
  const definition = DEFINITIONS.get(kind);
  if (definition !== undefined) return definition;
  throw rangeError(who, `the study is ${show(kind)}`, `its kind is one of ${[...DEFINITIONS.keys()].join(", ")}`);
}

/** Settings of a file, believed only when the study itself would have written them, and their layout. */
export function checkedSettings(who: string, value: unknown): { settings: StudySettings; layout: StudyLayout } {
  if (!isDictionary(value)) throw rangeError(who, `the settings are ${show(value)}`, "pass what a study wrote");
  const { dataset, version, ...own } = value;
  const definition = definitionOf(who, own.kind);
  const settings = { ...definition.recheck(own as { kind: string }), dataset, version };
  if (
    JSON.stringify(settings) !== JSON.stringify(value) ||
    typeof version !== "string" ||
    !(dataset === null || isIdentity(dataset))
  ) {
    throw rangeError(who, `the settings of the ${definition.kind} are not complete`, "pass what a study wrote");
  }
  return { settings: settings as unknown as StudySettings, layout: layoutOf(who, definition.shapes(settings)) };
}

/** The plan that checked settings are of; the data are the study's own where none are given. */
export function planAgain(who: string, settings: StudySettings, dataset: Dataset | undefined): StudyPlan {
  const definition = definitionOf(who, settings.kind);
  const own = definition.recheck(settings);
  const data = dataset ?? definition.defaultDataset?.();
  return createPlan(definition, own, data && definition.dataOf?.(data, own));
}

/** Which networks of a plan a result is of: how many, and the number of each. */
export function placeOf(result: AnyStudyResult, plan: StudyPlan): { count: number; at: (index: number) => number } {
  const definition = definitionOf("networkOf", result.kind);
  if (result.kind !== "normStudy") {
    return { count: plan.count, at: (index) => definition.place?.(result.settings, index) ?? index };
  }
  const { networks, learningRates, epochs, l2 } = result.settings as Extract<StudySettings, { kind: "normStudy" }>;
  const value = Math.max(
    learningRates.indexOf(result.learningRate),
    epochs.indexOf(result.epochs),
    l2.indexOf(result.l2),
  );
  return { count: networks, at: (index) => value * networks + index };
}
