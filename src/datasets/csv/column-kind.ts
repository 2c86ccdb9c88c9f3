import { areTruths } from "./boolean-text";
import type { ColumnScan } from "./column-scan";
import type { Moments } from "./moments";
import { isBound, isOutOf, withoutMagnitude, type Decimal } from "./number-text";

/** What a column holds, once all of it was seen. */
export type ColumnKind =
  | "number"
  | "boolean"
  | "date"
  | "time"
  | "text"
  /** Numbers or names of the rows themselves. */
  | "identifier"
  /** Sentences. */
  | "freeText"
  /** Nothing. */
  | "empty"
  /** Some texts among mostly numbers, or numbers that can be read in two ways. */
  | "mixed";

/** How the numbers of a file are written; undefined if nothing says it. */
export function fileDecimal(scans: readonly ColumnScan[]): Decimal | undefined {
  const points = scans.filter(({ pointOnly, commaOnly }) => pointOnly > commaOnly).length;
  const commas = scans.filter(({ pointOnly, commaOnly }) => commaOnly > pointOnly).length;
  if (commas > 0 && points === 0) return ",";
  return points > 0 && commas === 0 ? "." : undefined;
}

/**
 * The decimal mark of a column; undefined if its numbers can be read in both ways.
 *
 * @param file - That of the other columns.
 * @param separator - A comma between cells makes a comma inside of them one of thousands.
 */
export function decimalOf(scan: ColumnScan, file: Decimal | undefined, separator: string): Decimal | undefined {
  const { pointOnly, commaOnly, ambiguous, numeric, firstAmbiguous = "" } = scan;
  if (pointOnly !== commaOnly) return pointOnly > commaOnly ? "." : ",";
  if (ambiguous === 0) return file ?? ".";
  if (file !== undefined) return file;
  if (separator === ",") return ".";
  // Where commas stand before decimals, semicolons stand between cells and points before thousands.
  return firstAmbiguous.includes(".") && (separator !== ";" || ambiguous < numeric) ? "." : undefined;
}

/** The numbers of a column, as its decimal mark has them. */
export function momentsOf({ point, comma }: ColumnScan, decimal: Decimal): Moments {
  return decimal === "." ? point : comma;
}

/** Cells that are numbers with a decimal mark. */
export function numbersOf({ numeric, pointOnly, commaOnly }: ColumnScan, decimal: Decimal): number {
  return numeric - (decimal === "." ? commaOnly : pointOnly);
}

/** Names that columns of row numbers bear: `id`, `user_id`, `Unnamed: 0`, ... */
const IDENTIFIER_NAME = /^(id|pid|uid|index|idx|row|nr|no|uuid|guid|unnamed:? \d+)$|[_\s.-]id$/i;
/** `PassengerId`. */
const CAMEL_CASE_IDENTIFIER = /[a-z]I[dD]$/;
/** Names that they may bear, if the numbers count the rows. */
const COUNTER_NAME =
  /^(order|number|num|serial|s\.?\s?no\.?|sl\.?\s?no\.?|case|obs|record|sample|instance|#|)([ _.]?(no|nr|num|number|id)\.?)?$/i;

/** Fewer texts than these may all differ and still be classes. */
const MIN_IDENTIFIERS = 20;
/** Characters and words of a text beyond which it is no name. */
const MAX_NAME_LENGTH = 40;

/** What a column is, with its decimal mark. */
export function kindOf(scan: ColumnScan, decimal: Decimal): ColumnKind {
  const { present, missing, marks, words, truths, dates, times } = scan;
  const isCoded = scan.codes > 0 && scan.point.integers;
  if (present === 0 || (marks === present && missing + marks > 0)) return "empty";
  if (words > 0 && truths + marks === present && areTruths(scan.distinct.keys())) return "boolean";
  const numbers = numbersOf(scan, decimal);
  if (dates?.count === present - marks && scan.distinctCount > 1) return "date";
  if (!isCoded && numbers > 0 && numbers + marks === present && isOneQuantity(scan)) {
    return numbersRows(scan, decimal) ? "identifier" : "number";
  }
  if (dates?.count === present - marks) return "date";
  if (times > 0 && times + marks === present) return "time";
  if (!isCoded && isMixed(scan, numbers)) return "mixed";
  return textKind(scan);
}

/** Known units: different ones in a column are different quantities. */
const UNITS =
  /^(%|‰|\p{Sc}|[A-Z]{3}|mg|g|kg|t|lb|lbs|oz|mm|cm|m|km|in|ft|mi|ml|cl|l|s|sec|ms|min|h|hr|hrs|d|k|m|bn|b)$/iu;

/** Cells from which on a column with bounds such as `<0.05` is one of numbers, and not of classes as `<=50K`. */
const MIN_BOUNDED = 12;

/** Whether all numbers are of one quantity: by their units, and by what is remarked of them. */
export function isOneQuantity(scan: ColumnScan): boolean {
  return unitsAgree(scan) && remarksAgree(scan);
}

/** Whether all numbers have the same unit, or none; `%` and `/10` stand at all or none, bounds at half or fewer. */
function unitsAgree(scan: ColumnScan): boolean {
  const { units, numeric } = scan;
  const bounds = [...units].filter(([unit]) => isBound(unit));
  const bounded = bounds.reduce((sum, [, count]) => sum + count, 0);
  if (hasClassesOfBounds(scan) || (bounded > numeric / 2 && bounds.length > 1)) return false;
  const others = new Set([...units.keys()].filter((unit) => !isBound(unit)).map(withoutMagnitude));
  return others.size <= 1 && [...others].every((unit) => !isShare(unit) || units.get(unit) === numeric);
}

function isShare(unit: string): boolean {
  return unit === "%" || isOutOf(unit);
}

/** Whether words behind the numbers, as `(est.)`, are the same or stand at half of them or fewer. */
function remarksAgree({ remarks, numeric }: ColumnScan): boolean {
  const words = [...remarks].filter(([remark]) => remark.endsWith(")"));
  return words.length <= 1 || words.reduce((sum, [, count]) => sum + count, 0) <= numeric / 2;
}

/** Whether bounds such as `<=50K` are classes rather than numbers: few differ. */
function hasClassesOfBounds({ units, distinctCount }: ColumnScan): boolean {
  return distinctCount < MIN_BOUNDED && [...units.keys()].some(isBound);
}

/** Whether texts among numbers look like faults rather than like categories or names. */
function isMixed(scan: ColumnScan, numbers: number): boolean {
  const { present, marks, units, strangeTexts } = scan;
  const others = present - numbers - marks;
  if (scan.numeric === present - marks && others > 0) return true;
  if (scan.infinite > 0 && scan.numeric + scan.infinite === present - marks) return true;
  if (numbers <= (present - marks) / 2 || hasClassesOfBounds(scan)) return false;
  if (others === 0 && !remarksAgree(scan)) return false;
  if (others === 0) return units.size > 1 ? [...units.keys()].every((unit) => UNITS.test(unit)) : true;
  const recur = others >= 0.05 * present && scan.distinctCount <= 12 && present >= 4 * scan.distinctCount;
  return !recur && (strangeTexts <= 3 || others <= 0.1 * present);
}

/** Integers wide enough to be all different, under a name that says so. */
function numbersRows(scan: ColumnScan, decimal: Decimal): boolean {
  const { integers, count, max, min } = momentsOf(scan, decimal);
  if (!integers || count < 2 || max - min < count - 1) return false;
  const named = IDENTIFIER_NAME.test(scan.name) || CAMEL_CASE_IDENTIFIER.test(scan.name);
  const differ = scan.distinctCount + scan.unkept >= count;
  return differ && (named || (scan.counts && count > MIN_IDENTIFIERS && COUNTER_NAME.test(scan.name)));
}

function textKind({ present, distinctCount, unkept, length }: ColumnScan): ColumnKind {
  const different = distinctCount + unkept;
  if (different <= present / 2 || different <= MIN_IDENTIFIERS) return "text";
  return length > MAX_NAME_LENGTH * present ? "freeText" : "identifier";
}
