import { isArray } from "../core/kind";
import type { StudyPlan } from "./study-plan";

/** Plans of the results that this program has made: they know the data, which results do not. */
const plans = new WeakMap<object, StudyPlan>();

/** Notes the plan of a result, or of each result of a list. */
export function rememberPlan<Result extends object>(result: Result, plan: StudyPlan): Result {
  for (const each of isArray(result) ? (result as object[]) : [result]) plans.set(each, plan);
  return result;
}

/** The plan of a result; undefined for one that comes from a file. */
export function rememberedPlan(result: object): StudyPlan | undefined {
  return plans.get(result);
}
