/** Checks of what the functions of studies take from each other. */
import { isObject } from "../core/kind";
import { show, typeError } from "../core/check";
import { isPlan, type StudyPlan } from "./study-plan";

/** @throws TypeError for what is no plan, and for a copy of one. */
export function assertPlan(who: string, plan: unknown): asserts plan is StudyPlan {
  if (isPlan(plan)) return;
  const needed = "pass what planNormStudy or another function of plans returns, no copy of it";
  throw typeError(who, `the plan is ${show(plan)}`, needed);
}

/** @throws TypeError for what is no result of a study or search. */
export function assertResultObject(who: string, result: unknown): void {
  const { kind, settings } = (isObject(result) ? result : {}) as Readonly<Record<"kind" | "settings", unknown>>;
  if (typeof kind === "string" && isObject(settings)) return;
  throw typeError(who, `the result is ${show(result)}`, "pass what a study or hyperparameterSearch returns");
}
