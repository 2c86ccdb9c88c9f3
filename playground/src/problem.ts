/** What went wrong, as a name and values: the page says it in its own words and language. */
import type { Finding } from "./findings";

export type ProblemCode =
  | "noPoints"
  | "fewPoints"
  | "onePointClass"
  | "emptySplit"
  | "noFile"
  | "tableSize"
  | "tableOneColumn"
  | "tableColumns"
  | "tableRows"
  | "tableUnreadable"
  | "noFeatures"
  | "targetClasses"
  | "targetConstant"
  | "targetBelowZero"
  | "columnsUnusable"
  | "diverged"
  | "modelUnreadable"
  | "modelUnsuited"
  | "noNetwork"
  | "explainPlain"
  | "studyNeedsClasses"
  | "studyStopped"
  | "studyDiverged"
  | "studyNumbers"
  | "studyOneLabel"
  | "notLoaded"
  | "unable"
  | "undrawn"
  | "unexpected";

export interface Problem {
  readonly code: ProblemCode;
  readonly values: readonly ProblemValue[];
}

/** A number, words of the file, or what was found in it. */
export type ProblemValue = string | number | Finding;

/** A problem that is thrown where it is found. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problem: Problem;

  constructor(code: ProblemCode, ...values: ProblemValue[]) {
    super(code);
    this.problem = { code, values };
  }
}

/** The problem behind anything that was thrown; what is unexpected has no words of its own. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return { code: isNotLoaded(error) ? "notLoaded" : isUnable(error) ? "unable" : "unexpected", values: [] };
}

/** The same for a figure that could not be drawn; the console has the rest. */
export function figureProblem(error: unknown): Problem {
  console.error(error);
  const problem = problemOf(error);
  return problem.code === "unexpected" ? { code: "undrawn", values: [] } : problem;
}

/** Whether there is no WebAssembly, or no memory for it; the class itself would bring the library to the page. */
function isUnable(error: unknown): boolean {
  return error instanceof Error && error.name === "WasmError";
}

/** Whether a part that is loaded when it is needed was not there: offline, or after a newer version was put up. */
function isNotLoaded(error: unknown): boolean {
  return error instanceof TypeError && /dynamically imported module|importing a module script/i.test(error.message);
}
