import { everywhere, type Words } from "../../core/words";

/** Something that was found in a table or done to it, which a person should know. */
export interface TableNote {
  /** What it is about. */
  readonly kind:
    | "layout"
    | "header"
    | "decimal"
    | "thousands"
    | "unit"
    | "date"
    | "boolean"
    | "code"
    | "marks"
    | "standIn"
    | "leftOut"
    | "categories"
    | "filled"
    | "rows"
    | "precision"
    | "unknown"
    | "unreadable"
    | "absent"
    | "leak";
  /** The column that it is about; undefined for the whole table. */
  readonly column?: string;
  /** How many cells or rows. */
  readonly count?: number;
  /** A sentence for programs. */
  readonly message: string;
  /** The sentence for the command line. */
  readonly commandLine: string;
}

/** A note that says the same everywhere, or has words for each place. */
export function note(
  kind: TableNote["kind"],
  words: string | Words,
  more: Pick<TableNote, "column" | "count"> = {},
): TableNote {
  const { program, commandLine } = typeof words === "string" ? everywhere(words) : words;
  return { kind, ...more, message: program, commandLine };
}
