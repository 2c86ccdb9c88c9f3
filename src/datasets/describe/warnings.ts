import { show } from "../../core/check";
import type { Matrix } from "../../core/matrix";
import { commonRows } from "./duplicates";
import type { ColumnStatistics } from "./statistics";

/** Something in the data that makes training fail or its results wrong. */
export interface DataWarning {
  /**
   * What was found: about single columns, from `"notFinite"` to `"identifier"`; about the scale of the inputs,
   * `"scales"` or `"large"`; about classes; or about test samples that were trained on, `"duplicates"`.
   */
  readonly kind:
    | "notFinite"
    | "constant"
    | "precision"
    | "identifier"
    | "scales"
    | "large"
    | "rareClass"
    | "unseenClass"
    | "duplicates";
  /** The columns or classes that are meant, by name. */
  readonly names: readonly string[];
  /** What was found, and what to do. */
  readonly message: string;
}

/** How many times the largest spread of a column may be the smallest. */
const MAX_RATIO = 1000;
/** Absolute value from which the first steps of a network saturate or diverge. */
const LARGE = 1000;
/** Spread, as a share of the largest value, below which f32 has no hundred steps for it (2^-24 is half a step). */
const COARSE = 100 * 2 ** -24;
/** A class below both is rare. */
const RARE_SAMPLES = 10;
const RARE_SHARE = 0.05;

export function columnWarnings(columns: readonly ColumnStatistics[], what = "column"): DataWarning[] {
  return columns.flatMap((column) => {
    const name = `${what} ${show(column.name)}`;
    const warnings: DataWarning[] = [];
    const warn = (kind: DataWarning["kind"], message: string) =>
      warnings.push({ kind, names: [column.name], message: `${name} ${message}.` });
    if (column.notFinite > 0) {
      const values = column.notFinite === 1 ? "a value that is" : `${column.notFinite} values that are`;
      warn("notFinite", `has ${values} NaN or infinite, first in row ${column.firstNotFinite}; fill or remove them`);
    }
    if (column.deviation === 0) warn("constant", `is ${column.min} in every row and says nothing; remove it`);
    if (column.deviation > 0 && column.deviation < COARSE * Math.max(Math.abs(column.min), Math.abs(column.max))) {
      warn("precision", "varies by less than f32 can tell apart; take its mean off, or scale it in double precision");
    }
    if (column.numbersRows) warn("identifier", "counts the samples and would be learned by heart; remove it");
    return warnings;
  });
}

/** Of all columns together. */
export function scaleWarnings(columns: readonly ColumnStatistics[]): DataWarning[] {
  const varying = columns.filter(({ deviation }) => deviation > 0).sort((a, b) => a.deviation - b.deviation);
  const [least, most] = [varying.at(0), varying.at(-1)];
  if (least === undefined || most === undefined) return [];
  if (most.deviation > MAX_RATIO * least.deviation) {
    const spreads = `column ${show(most.name)} spreads by ${short(most.deviation)}, ${show(least.name)} by ${short(least.deviation)}`;
    return [{ kind: "scales", names: [most.name, least.name], message: `${spreads}; scale them by a StandardScaler.` }];
  }
  const large = columns.find(({ min, max }) => Math.max(Math.abs(min), Math.abs(max)) > LARGE);
  if (large === undefined) return [];
  const range = `column ${show(large.name)} goes from ${short(large.min)} to ${short(large.max)}`;
  return [{ kind: "large", names: [large.name], message: `${range}; scale it by a StandardScaler.` }];
}

/** A class with its number of samples. */
export interface ClassCount {
  /** As `classes` of the data set names it; without names its index, as text. */
  readonly name: string;
  /** Rows whose target is this class; 0 for a named class that does not occur. */
  readonly samples: number;
}

export function classWarnings(classes: readonly ClassCount[], testClasses: readonly ClassCount[] = []): DataWarning[] {
  const total = classes.reduce((sum, { samples }) => sum + samples, 0);
  return classes.flatMap(({ name, samples }, i): DataWarning[] => {
    const inTest = testClasses[i]?.samples ?? 0;
    if (samples === 0 && inTest > 0) {
      const message = `class ${show(name)} has ${inTest} samples in the test data and none in the training data; split stratified.`;
      return [{ kind: "unseenClass", names: [name], message }];
    }
    if (samples >= RARE_SAMPLES || samples >= RARE_SHARE * total) return [];
    const message = `class ${show(name)} has ${samples} of ${total} samples; collect more, join classes, or weigh it up.`;
    return [{ kind: "rareClass", names: [name], message }];
  });
}

export function duplicateWarnings(train: Matrix, test: Matrix): DataWarning[] {
  const common = commonRows(train, test);
  if (common.length === 0) return [];
  const message =
    `${common.length} of ${test.rows} test samples are in the training data too, first row ${common[0]}; ` +
    "remove them, or the test says too much.";
  return [{ kind: "duplicates", names: [], message }];
}

/** Three digits. */
function short(x: number): string {
  return String(Number(x.toPrecision(3)));
}
