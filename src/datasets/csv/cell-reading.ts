import { booleanOf, booleanOrBit } from "./boolean-text";
import { compactDate, dateReadings, hoursOf, type DateReadings } from "./date-text";
import { isMarkAmongNumbers } from "./missing-marks";
import { isPlainInteger, numberTextOf, plainNumber, type Decimal } from "./number-text";

/** Everything that the text of a cell may be. */
export interface CellReading {
  /** With a decimal point; NaN for what is no number so. */
  readonly point: number;
  /** With a decimal comma; NaN for what is no number so. */
  readonly comma: number;
  /** What stands around the number: `$`, `kg`, `%`. */
  readonly unit: string;
  /** What stands behind the number and is no part of it: `*`, `[3]`, `(est.)`. */
  readonly remark: string;
  /** Whether thousands are set apart, with a decimal point and with a decimal comma. */
  readonly grouped: { readonly point: boolean; readonly comma: boolean };
  /** Digits that are a name rather than a number: `01067`, or more than a double can tell apart. */
  readonly isCode: boolean;
  /** The truth value that a word stands for. */
  readonly word: boolean | undefined;
  /** As `word`, also of `1` and `0`. */
  readonly truth: boolean | undefined;
  readonly date: DateReadings | undefined;
  /** Hours since midnight of a time of day; NaN for what is none. */
  readonly hours: number;
  /** Whether it says that there is no value, among numbers. */
  readonly isMark: boolean;
}

/**
 * Reads the text of a cell in every way.
 *
 * @param decimal - The only one that counts, if it is known.
 * @param withMarks - Whether the usual marks for missing values are known.
 */
export function readCell(text: string, decimal: Decimal | undefined, withMarks: boolean): CellReading {
  const plain = decimal === "," ? undefined : plainNumber(text);
  if (plain !== undefined) {
    const reading = readingOfNumber(plain.point, decimal === "." ? plain.point : plain.comma, isCode(text));
    const day = compactDate(text);
    return day === undefined ? reading : { ...reading, date: { dayFirst: day, monthFirst: day } };
  }
  const withPoint = numberTextOf(text, decimal ?? ".");
  const withComma = decimal === undefined && !isPlainInteger(text) ? numberTextOf(text, ",") : withPoint;
  const [point, comma] = [withPoint?.value ?? NaN, withComma?.value ?? NaN];
  const unit = (withPoint ?? withComma)?.unit ?? "";
  const isNumber = withPoint !== undefined || withComma !== undefined;
  return {
    point,
    comma,
    unit,
    remark: (withPoint ?? withComma)?.remark ?? "",
    grouped: { point: withPoint?.grouped ?? false, comma: withComma?.grouped ?? false },
    isCode: isCode(text),
    word: isNumber ? undefined : booleanOf(text),
    truth: booleanOrBit(text),
    date: isNumber ? undefined : dateReadings(text),
    // 19h is a number with a unit, and a duration beside 2h 50m.
    hours: isNumber && unit === "" ? NaN : hoursOf(text),
    isMark: withMarks && !isNumber && isMarkAmongNumbers(text),
  };
}

/** A number that needs no reading, with a decimal point and with a decimal comma. */
export function readingOfNumber(point: number, comma: number, isCode: boolean): CellReading {
  return {
    point,
    comma,
    unit: "",
    remark: "",
    grouped: comma === point || Number.isNaN(comma) ? UNGROUPED : COMMA_GROUPED,
    isCode,
    word: undefined,
    truth: point === 1 ? true : point === 0 ? false : undefined,
    date: undefined,
    hours: NaN,
    isMark: false,
  };
}

const UNGROUPED = { point: false, comma: false };
const COMMA_GROUPED = { point: false, comma: true };

/** Integers of more digits are not told apart by a double. */
const MAX_DIGITS = 15;

function isCode(text: string): boolean {
  return (
    (text.startsWith("0") || text.length > MAX_DIGITS) &&
    isPlainInteger(text) &&
    (/^0\d/.test(text) || text.length > MAX_DIGITS)
  );
}
