/** What went wrong, as a name and values: the page says it in its own words and language. */

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
  | "columnsUnusable"
  | "rowUnreadable"
  | "diverged"
  | "modelUnreadable"
  | "modelUnsuited"
  | "noNetwork"
  | "explainPlain"
  | "studyNeedsClasses"
  | "studyStopped"
  | "studyDiverged"
  | "studyOneLabel"
  | "unexpected";

export interface Problem {
  readonly code: ProblemCode;
  readonly values: readonly (string | number)[];
}

/** A problem that is thrown where it is found. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problem: Problem;

  constructor(code: ProblemCode, ...values: (string | number)[]) {
    super(code);
    this.problem = { code, values };
  }
}

/**
 * What the library says was found, without the name of its function and without its advice, which
 * names options of a program: its messages read "who: what was got; what is needed; what to do".
 */
export function finding(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^[\w.]+: /, "").split("; ")[0];
}

/** The problem behind anything that was thrown. */
export function problemOf(error: unknown): Problem {
  return error instanceof ProblemError ? error.problem : { code: "unexpected", values: [finding(error)] };
}
