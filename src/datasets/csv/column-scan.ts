import { readCell, readingOfNumber, type CellReading } from "./cell-reading";
import { textOfCell, type CellValue } from "./cell-value";
import type { CsvFormat } from "./csv-options";
import { DateScan } from "./date-scan";
import { MISSING_MARKS } from "./missing-marks";
import { Moments } from "./moments";
import type { Decimal } from "./number-text";

/** One for all columns. */
const USUAL_MARKS: ReadonlySet<string> = new Set(MISSING_MARKS);

/** Different cells that are kept of a column. */
const MAX_DISTINCT = 10_000;
/** A longer text is never kept: it is no category. */
const MAX_KEPT_LENGTH = 200;
/** Examples that a message shows. */
const EXAMPLES = 3;
/** Different texts among numbers that are counted. */
const MAX_STRANGERS = 64;

/** A cell and where it stands. */
export interface PlacedCell {
  /** Text of the cell, without blanks around it. */
  readonly value: string;
  /** Line of the file in which its row begins, from 1. */
  readonly line: number;
}

interface Seen {
  count: number;
  readonly reading: CellReading;
}

/** Sees every cell of a column once, in bounded memory, and knows then all that the column may be. */
export class ColumnScan {
  /** Cells that hold something, marks for missing values among numbers included. */
  present = 0;
  /** Cells that hold nothing. */
  missing = 0;
  /** The first cell that holds nothing. */
  firstMissing: PlacedCell | undefined;
  /** Cells that say that there is no value, if the others are no texts. */
  marks = 0;
  firstMark: PlacedCell | undefined;
  /** Cells that are numbers with a decimal point or with a decimal comma. */
  numeric = 0;
  /** Cells that are numbers with a decimal point only. */
  pointOnly = 0;
  /** Cells that are numbers with a decimal comma only. */
  commaOnly = 0;
  /** Cells that are other numbers with a comma than with a point. */
  ambiguous = 0;
  firstAmbiguous: string | undefined;
  /** Numbers whose thousands are set apart, with a decimal point and with a decimal comma. */
  readonly grouped = { point: 0, comma: 0 };
  /** Cells of digits that are names. */
  codes = 0;
  /** Words for true and false. */
  words = 0;
  /** As `words`, with 1 and 0. */
  truths = 0;
  /** Times of day. */
  times = 0;
  /** Cells that say infinity, or a number that is infinite in double precision. */
  infinite = 0;
  /** Characters of all texts. */
  length = 0;
  /** Whether each number is one more than that before, from 0 or 1 on. */
  counts = true;
  /** Cells that are not among the distinct ones, since those are 10,000 or the cell is long. */
  unkept = 0;
  readonly point = new Moments();
  readonly units = new Map<string, number>();
  /** What stands behind numbers and is no part of them. */
  readonly remarks = new Map<string, number>();
  readonly hours = new Moments();
  /** The first different cells. */
  readonly examples: PlacedCell[] = [];
  /** The first different cells that are no numbers. */
  readonly strangers: PlacedCell[] = [];
  readonly #strange = new Set<string>();
  readonly #distinct = new Map<string, Seen>();
  readonly #marks: ReadonlySet<string>;
  readonly #decimal: Decimal | undefined;
  readonly #usualMarks: boolean;
  #comma: Moments | undefined;
  #dates: DateScan | undefined;

  constructor(
    readonly name: string,
    { missingMarks, decimal }: Pick<CsvFormat, "missingMarks" | "decimal"> = {},
  ) {
    this.#marks = missingMarks === undefined ? USUAL_MARKS : new Set(missingMarks);
    this.#usualMarks = missingMarks === undefined;
    this.#decimal = decimal;
  }

  add(cell: CellValue, line: number): void {
    const text = typeof cell === "string" ? cell.trim() : textOfCell(cell);
    if (this.#marks.has(text)) {
      this.missing++;
      this.firstMissing ??= { value: text, line };
      return;
    }
    this.present++;
    this.length += text.length;
    this.#note(this.#read(cell, text), text, line);
  }

  /** Cells that are read once are not read again. */
  #read(cell: CellValue, text: string): CellReading {
    const seen = this.#distinct.get(text);
    if (seen !== undefined) {
      seen.count++;
      return seen.reading;
    }
    const isNumber = typeof cell === "number" && Number.isFinite(cell);
    const reading =
      isNumber && cell < 1e7 ? readingOfNumber(cell, cell, false) : readCell(text, this.#decimal, this.#usualMarks);
    if (this.#distinct.size < MAX_DISTINCT && text.length <= MAX_KEPT_LENGTH) {
      this.#distinct.set(text, { count: 1, reading });
    } else {
      this.unkept++;
    }
    return reading;
  }

  #note(reading: CellReading, text: string, line: number): void {
    if (this.examples.length < EXAMPLES && this.examples.every(({ value }) => value !== text)) {
      this.examples.push({ value: text, line });
    }
    if (reading.isCode) this.codes++;
    if (reading.truth !== undefined) this.truths++;
    if (!Number.isNaN(reading.point) || !Number.isNaN(reading.comma)) this.#noteNumber(reading, text);
    else this.#noteText(reading, text, line);
  }

  #noteNumber({ point, comma, unit, remark, grouped, date, hours }: CellReading, text: string): void {
    this.numeric++;
    if (date !== undefined) (this.#dates ??= new DateScan()).add(date);
    this.counts &&= this.numeric === 1 ? point === 0 || point === 1 : point === this.point.max + 1;
    if (unit !== "") countUpTo(MAX_STRANGERS, this.units, unit);
    if (remark !== "") countUpTo(MAX_STRANGERS, this.remarks, remark);
    this.#noteHours(hours);
    if (grouped.point) this.grouped.point++;
    if (grouped.comma) this.grouped.comma++;
    if (!Object.is(point, comma)) {
      this.#comma ??= this.point.copy();
      if (Number.isNaN(comma)) this.pointOnly++;
      else if (Number.isNaN(point)) this.commaOnly++;
      else this.ambiguous++;
      if (!Number.isNaN(point) && !Number.isNaN(comma)) this.firstAmbiguous ??= text;
    }
    if (!Number.isNaN(point)) this.point.add(point);
    if (!Number.isNaN(comma)) this.#comma?.add(comma);
  }

  #noteText({ word, date, hours, isMark }: CellReading, text: string, line: number): void {
    if (word !== undefined) this.words++;
    if (isInfinite(text)) this.infinite++;
    if (isMark) {
      this.marks++;
      this.firstMark ??= { value: text, line };
    }
    if (date !== undefined) (this.#dates ??= new DateScan()).add(date);
    this.#noteHours(hours);
    if (isMark || this.#strange.size >= MAX_STRANGERS || this.#strange.has(text)) return;
    this.#strange.add(text);
    if (this.strangers.length < EXAMPLES) this.strangers.push({ value: text, line });
  }

  #noteHours(hours: number): void {
    if (Number.isNaN(hours)) return;
    this.times++;
    this.hours.add(hours);
  }

  get rows(): number {
    return this.present + this.missing;
  }

  /** The numbers as read with a decimal comma. */
  get comma(): Moments {
    return this.#comma ?? this.point;
  }

  get dates(): DateScan | undefined {
    return this.#dates;
  }

  /** Different cells that are no numbers and no marks, up to 64. */
  get strangeTexts(): number {
    return this.#strange.size;
  }

  /** Different cells with their counts; not all of them if some are unkept. */
  get distinct(): ReadonlyMap<string, number> {
    return new Map([...this.#distinct].map(([text, { count }]) => [text, count]));
  }

  /** How many cells differ, up to 10,000. */
  get distinctCount(): number {
    return this.#distinct.size;
  }
}

/** Counts a text, unless it is new and as many as `limit` are known. */
function countUpTo(limit: number, counts: Map<string, number>, text: string): void {
  const count = counts.get(text);
  if (count !== undefined || counts.size < limit) counts.set(text, (count ?? 0) + 1);
}

/** How a text begins that may say infinity: of the texts of a table hardly one does. */
const INFINITE_START = /^\s*[+-]?[i\d.\u221e]/i;

/** `inf`, `-Infinity`, `1e999`: no number that anything is learned from. */
function isInfinite(text: string): boolean {
  if (!INFINITE_START.test(text)) return false;
  return /^[+-]?(inf|infinity|\u221e)$/i.test(text) || Math.abs(Number(text)) === Infinity;
}
