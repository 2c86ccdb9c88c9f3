import { numberOf } from "./cell";

/**
 * What a column holds: numbers, texts, names or numbers of the rows themselves, nothing, or
 * some texts among mostly numbers.
 */
export type ColumnType = "number" | "text" | "identifier" | "empty" | "mixed";

/** Different cells that are kept of a column. */
const MAX_DISTINCT = 10_000;

/** Fewer texts than these may all differ and still be classes. */
const MIN_IDENTIFIERS = 20;

/** Names that columns of row numbers bear: `id`, `user_id`, `Unnamed: 0`, ... */
const IDENTIFIER_NAME = /^(id|index|idx|row|nr|no|uuid|guid|unnamed:? \d+)$|[_\s-]id$/i;
/** `PassengerId`. */
const CAMEL_CASE_IDENTIFIER = /[a-z]I[dD]$/;

/** A cell and where it stands. */
export interface PlacedCell {
  readonly value: string;
  readonly line: number;
}

/** Sees every cell of a column once, in constant memory, and knows then what the column is. */
export class ColumnScan {
  /** Cells that hold numbers. */
  numbers = 0;
  /** Cells that hold something else. */
  texts = 0;
  /** Cells that hold nothing. */
  missing = 0;
  /** The first cell that holds nothing. */
  firstMissing: PlacedCell | undefined;
  /** The first cell that holds something else than a number. */
  firstText: PlacedCell | undefined;
  min = Infinity;
  max = -Infinity;
  mean = 0;
  #squares = 0;
  #integers = true;
  readonly #distinct = new Map<string, number>();

  constructor(
    readonly name: string,
    private readonly missingMarks: ReadonlySet<string>,
    private readonly decimal: "." | ",",
  ) {}

  add(cell: string, line: number): void {
    if (this.missingMarks.has(cell)) {
      this.missing++;
      this.firstMissing ??= { value: cell, line };
      return;
    }
    if (this.#distinct.size <= MAX_DISTINCT) this.#distinct.set(cell, (this.#distinct.get(cell) ?? 0) + 1);
    const value = numberOf(cell, this.decimal);
    if (Number.isNaN(value)) {
      this.texts++;
      this.firstText ??= { value: cell, line };
    } else {
      this.#addNumber(value);
    }
  }

  /** Running mean and squares. Source: Welford (1962), equations 1 and 2. */
  #addNumber(value: number): void {
    this.numbers++;
    const distance = value - this.mean;
    this.mean += distance / this.numbers;
    this.#squares += distance * (value - this.mean);
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
    if (this.#integers && !Number.isInteger(value)) this.#integers = false;
  }

  /** Standard deviation of the numbers (biased). */
  get deviation(): number {
    return this.numbers === 0 ? 0 : Math.sqrt(this.#squares / this.numbers);
  }

  /** Whether all numbers are integers. */
  get integers(): boolean {
    return this.#integers;
  }

  /** Different cells with their counts; undefined if there are more than 10,000. */
  get distinct(): ReadonlyMap<string, number> | undefined {
    return this.#distinct.size > MAX_DISTINCT ? undefined : this.#distinct;
  }

  get type(): ColumnType {
    const present = this.numbers + this.texts;
    if (present === 0) return "empty";
    if (this.texts === 0) return this.#numbersRows() ? "identifier" : "number";
    if (this.numbers > present / 2) return "mixed";
    const different = this.#distinct.size > present / 2 && this.#distinct.size > MIN_IDENTIFIERS;
    return different || this.distinct === undefined ? "identifier" : "text";
  }

  /** Integers wide enough to be all different, under a name that says so. */
  #numbersRows(): boolean {
    return this.#integers && this.numbers > 1 && this.max - this.min >= this.numbers - 1 && this.#isNamedAndDiffers();
  }

  #isNamedAndDiffers(): boolean {
    const named = IDENTIFIER_NAME.test(this.name) || CAMEL_CASE_IDENTIFIER.test(this.name);
    return named && (this.distinct?.size ?? this.numbers) === this.numbers;
  }
}
