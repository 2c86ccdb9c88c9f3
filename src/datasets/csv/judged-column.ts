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
  readonly name: string;
  readonly reason: "excluded" | "identifier" | "freeText" | "empty" | "date";
}
