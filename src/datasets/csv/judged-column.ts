import type { ColumnKind } from "./column-kind";
import type { ColumnScan } from "./column-scan";

/** A column, what it is and what it is fitted on. */
export interface JudgedColumn {
  readonly name: string;
  readonly scan: ColumnScan;
  readonly fitted: ColumnScan;
  readonly kind: ColumnKind;
  readonly decimal: "." | ",";
}

/** A column that became no feature. */
export interface LeftOut {
  /** The column, as the header names it. */
  readonly name: string;
  /** Why: named in `exclude`; numbers or names of the rows; sentences; no values; or dates with `dates: "leaveOut"`. */
  readonly reason: "excluded" | "identifier" | "freeText" | "empty" | "date";
}
