import { rangeError, show } from "../../core/check";
import { formatError } from "../../core/format-error";
import { numberOf } from "./cell";
import { listFirst, listNearest } from "./nearest";
import type { CategoryFeature, CsvSchema, CsvTarget, NumberFeature } from "./schema";

/** Makes numbers of the rows of one file, as a schema says. */
export class RowEncoder {
  /** Features that a row gives. */
  readonly columns: number;

  readonly #writers: readonly FeatureWriter[];
  readonly #readTarget: ((row: readonly string[], line: number) => number | undefined) | undefined;

  /**
   * @param file - Who reads what, for messages.
   * @param names - The file's columns.
   * @param withTarget - Whether the file has to have the target; without, it is not read.
   * @throws RangeError for a column that the file does not have.
   */
  constructor(
    private readonly file: string,
    private readonly schema: CsvSchema,
    names: readonly string[],
    withTarget = true,
  ) {
    let columns = 0;
    this.#writers = schema.features.map((feature) => {
      const source = indexOf(file, names, feature.name);
      const at = columns;
      columns += feature.type === "number" ? 1 : feature.categories.length;
      return feature.type === "number"
        ? this.#numberWriter(feature, source, at)
        : this.#categoryWriter(feature, source, at);
    });
    this.columns = columns;
    if (withTarget) this.#readTarget = this.#targetReader(schema.target, indexOf(file, names, schema.target.name));
  }

  /**
   * Writes the features of a row into `out` from `offset` on, which must hold zeros.
   *
   * @returns its target, 0 if the target is not read; undefined if the row is to be skipped.
   * @throws FileFormatError for a cell that the schema cannot take.
   */
  encode(row: readonly string[], line: number, out: Float32Array, offset: number): number | undefined {
    const target = this.#readTarget === undefined ? 0 : this.#readTarget(row, line);
    if (target === undefined) return undefined;
    for (const write of this.#writers) {
      if (write(row, line, out, offset)) continue;
      out.fill(0, offset, offset + this.columns);
      return undefined;
    }
    return target;
  }

  #numberWriter({ name, mean }: NumberFeature, source: number, at: number): FeatureWriter {
    const marks = new Set(this.schema.missingMarks);
    return (row, line, out, offset) => {
      const cell = row[source];
      if (marks.has(cell)) {
        out[offset + at] = mean;
        return this.#isFilled(name, line);
      }
      out[offset + at] = this.#number(name, cell, line);
      return true;
    };
  }

  #categoryWriter({ name, categories }: CategoryFeature, source: number, at: number): FeatureWriter {
    const marks = new Set(this.schema.missingMarks);
    const places = new Map(categories.map((category, i) => [category, at + i]));
    return (row, line, out, offset) => {
      const cell = row[source];
      const place = places.get(cell);
      if (place !== undefined) {
        out[offset + place] = 1;
        return true;
      }
      if (marks.has(cell)) return this.#isFilled(name, line);
      throw formatError(
        this.file,
        `line ${line}, column ${show(name)} has ${show(cell)}, the schema knows ${listFirst(categories)}`,
        "make the schema from a file that has all of them, or correct the cell",
      );
    };
  }

  /** Whether a missing cell is filled; if not, its row is skipped. */
  #isFilled(name: string, line: number): boolean {
    if (this.schema.missing === "error") {
      throw this.#missingError(name, line, 'pass missing: "skip" or "fill", or correct the file');
    }
    return this.schema.missing === "fill";
  }

  #targetReader(target: CsvTarget, source: number): (row: readonly string[], line: number) => number | undefined {
    const marks = new Set(this.schema.missingMarks);
    const { name } = target;
    const labels = target.type === "class" ? new Map(target.classes.map((label, i) => [label, i])) : undefined;
    return (row, line) => {
      const cell = row[source];
      if (marks.has(cell)) {
        if (this.schema.missing === "skip") return undefined;
        throw this.#missingError(name, line, 'pass missing: "skip", or correct the file');
      }
      if (target.type === "number") return this.#number(name, cell, line);
      const label = labels?.get(cell);
      if (label !== undefined) return label;
      throw formatError(
        this.file,
        `line ${line}, column ${show(name)} has the class ${show(cell)}, the schema knows ${listFirst(target.classes)}`,
        "make the schema from a file that has all classes, or correct the cell",
      );
    };
  }

  #number(name: string, cell: string, line: number): number {
    const value = numberOf(cell, this.schema.decimal);
    if (Number.isFinite(Math.fround(value))) return value;
    const got = Number.isNaN(value) ? "not a number" : "beyond the range of f32";
    throw formatError(
      this.file,
      `line ${line}, column ${show(name)} has ${show(cell)}, ${got}`,
      "correct it, or add it to missingMarks",
    );
  }

  #missingError(name: string, line: number, remedy: string): Error {
    return formatError(this.file, `line ${line}, column ${show(name)} is missing`, remedy);
  }
}

/** Writes one column's features; `false` if the row is to be skipped. */
type FeatureWriter = (row: readonly string[], line: number, out: Float32Array, offset: number) => boolean;

function indexOf(file: string, names: readonly string[], name: string): number {
  const index = names.indexOf(name);
  if (index >= 0) return index;
  throw rangeError(file, `there is no column ${show(name)}`, `choose from ${listNearest(name, names)}`);
}
