/** Checks of what the functions of studies take from each other. */
import { isArray, isObject } from "../core/kind";
import { show, typeError } from "../core/check";
import type { StudyPlan } from "./study-plan";

/** @throws TypeError for what is no plan. */
export function assertPlan(who: string, plan: unknown): asserts plan is StudyPlan {
  const { parts, partLayouts, pieces } = (isObject(plan) ? plan : {}) as Partial<StudyPlan>;
  if (isArray(parts) && isArray(partLayouts) && typeof pieces === "number") return;
  throw typeError(who, `the plan is ${show(plan)}`, "pass what planNormStudy or another function of plans returns");
}

/** @throws TypeError for what is no result of a study or search. */
export function assertResultObject(who: string, result: unknown): void {
  const { kind, settings } = (isObject(result) ? result : {}) as Readonly<Record<"kind" | "settings", unknown>>;
  if (typeof kind === "string" && isObject(settings)) return;
  throw typeError(who, `the result is ${show(result)}`, "pass what a study or hyperparameterSearch returns");
}
