import { rangeError, show, typeError } from "../../core/check";
import { assertObject, isNumbers, toNumbers, type Numbers } from "../check-data";

/** L2 norms, one a network. */
export interface NormLists {
  /** Norm of all parameters. */
  readonly total: Numbers;
  /** Norm of the weights of all layers, without the biases. */
  readonly weights: Numbers;
  /** Norm of the biases of all layers. */
  readonly biases: Numbers;
}

/** What `normStudy` gives, as far as it is drawn. */
export interface NormStudyData {
  /** 1 (or true) for each network that classified every sample right, else 0. */
  readonly success: ArrayLike<number | boolean>;
  /** Norms before the training, in the order of `success`. */
  readonly initialNorms: NormLists;
  /** Norms after it, in the order of `success`. */
  readonly finalNorms: NormLists;
}

export type CheckedNorms = Readonly<Record<keyof NormLists, Float64Array>>;

export interface CheckedStudy {
  readonly success: readonly boolean[];
  readonly initial: CheckedNorms;
  readonly final: CheckedNorms;
}

export function checkStudy(who: string, study: NormStudyData): CheckedStudy {
  assertObject(who, "study", study);
  const success = toSuccess(who, study.success);
  return {
    success,
    initial: toNorms(who, "initialNorms", study.initialNorms, success.length),
    final: toNorms(who, "finalNorms", study.finalNorms, success.length),
  };
}

/** Outcomes, one a network. */
export function toSuccess(who: string, value: unknown): boolean[] {
  if (!isNumbers(value)) throw typeError(who, `success is ${show(value)}`, "pass an array of 0 and 1");
  if (value.length === 0) throw rangeError(who, "success is empty", "pass at least one network");
  return Array.from(value, (flag: unknown, i) => {
    if (flag === 1 || flag === true) return true;
    if (flag === 0 || flag === false) return false;
    throw rangeError(who, `success at ${i} is ${show(flag)}`, "pass 0 or 1");
  });
}

function toNorms(who: string, name: string, norms: NormLists, length: number): CheckedNorms {
  assertObject(who, name, norms);
  const list = (part: keyof NormLists): Float64Array => toNumbers(who, `${name}.${part}`, norms[part], length);
  return { total: list("total"), weights: list("weights"), biases: list("biases") };
}
