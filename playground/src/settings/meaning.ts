/** Which settings say something beside which others. */
import type { FieldName } from "./fields";
import {
  AVERAGING_OPTIONS,
  AVERAGING_OPTION_NAMES,
  LOSS_OPTIONS,
  LOSS_OPTION_NAMES,
  OPTIMIZER_OPTIONS,
  OPTIMIZER_OPTION_NAMES,
} from "./options";
import { KNOBS, SETS, type Settings } from "./settings";

/** Names of the losses by what they are of. */
const LOSSES = { classes: "classLoss", values: "valueLoss" } as const;

/**
 * Whether a setting has a meaning beside the others.
 *
 * @param classes - Number of classes of the data, 0 for values; without it, all that the data may be.
 */
export function hasMeaning(name: FieldName, settings: Settings, classes?: number): boolean {
  const { set, optimizer } = settings;
  if (KNOBS.includes(name)) return SETS[set].knobs.includes(name);
  if (OPTIMIZER_OPTION_NAMES.includes(name)) return name in OPTIMIZER_OPTIONS[optimizer];
  if (AVERAGING_OPTION_NAMES.includes(name)) return AVERAGING_OPTIONS[settings.averaging] === name;
  const tasks = (["classes", "values"] as const).filter((task) => mayBe(task, set, classes));
  if (name === "labelSmoothing" && classes === 2 && settings.output === "sigmoid") return false;
  if (LOSS_OPTION_NAMES.includes(name)) return tasks.some((task) => LOSS_OPTIONS[settings[LOSSES[task]]] === name);
  if (name === "output" && classes !== undefined) return classes === 2 && settings.classLoss === "crossEntropy";
  if (name === "classLoss" || name === "valueLoss") return tasks.some((task) => LOSSES[task] === name);
  return true;
}

function mayBe(task: "classes" | "values", set: Settings["set"], classes: number | undefined): boolean {
  const known = classes === undefined ? SETS[set].targets : classes > 0 ? "classes" : "values";
  return known === undefined || known === task;
}
