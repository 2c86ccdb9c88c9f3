import { booleanOrBit } from "./boolean-text";
import { canonicalText } from "./canonical-text";
import { textOfCell, type CellValue } from "./cell-value";
import { dateReadings, hoursOf } from "./date-text";
import { isMarkAmongNumbers } from "./missing-marks";
import { numberOf, type Decimal } from "./number-text";
import type { BooleanFeature, CategoryFeature, CsvFeature, DateFeature, NumberFeature, TimeFeature } from "./schema";
import { featuresOf, writeDate } from "./schema-features";

/** What a cell was: read; nothing; a category that the schema does not know; something that the column cannot hold. */
export type CellOutcome = "read" | "missing" | "unknown" | "unreadable";

/** Writes the features of one cell from a place on, which must hold zeros. Whatever the cell is, it never throws. */
export type FeatureWriter = (cell: CellValue, out: Float64Array, at: number) => CellOutcome;

/** The writer of a column; the last feature says where a cell is missing, if the schema has it so. */
export function featureWriter(feature: CsvFeature, marks: ReadonlySet<string>): FeatureWriter {
  const write = valueWriter(feature, marks);
  if (!feature.indicatesMissing) return write;
  const last = featuresOf(feature).length - 1;
  return (cell, out, at) => {
    const outcome = write(cell, out, at);
    if (outcome === "missing" || outcome === "unreadable") out[at + last] = 1;
    return outcome;
  };
}

function valueWriter(feature: CsvFeature, marks: ReadonlySet<string>): FeatureWriter {
  switch (feature.type) {
    case "number":
      return numberWriter(feature, marks);
    case "boolean":
      return booleanWriter(feature, marks);
    case "category":
      return categoryWriter(feature, marks);
    case "date":
      return dateWriter(feature, marks);
    case "time":
      return timeWriter(feature, marks);
  }
}

/** The number of a cell; NaN for what holds none. A text that the decimal mark does not suit is read with the other. */
export function numberOfCell(cell: CellValue, decimal: Decimal): number {
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : NaN;
  if (typeof cell === "boolean") return cell ? 1 : 0;
  const text = textOfCell(cell).trim();
  const value = numberOf(text, decimal);
  return Number.isNaN(value) ? numberOf(text, decimal === "." ? "," : ".") : value;
}

/** Whether a cell holds nothing, rather than something that cannot be read. */
export function isMissing(cell: CellValue, marks: ReadonlySet<string>, amongNumbers: boolean): boolean {
  const text = textOfCell(cell).trim();
  return text === "" || marks.has(text) || (amongNumbers && isMarkAmongNumbers(text));
}

function numberWriter({ decimal, fill, standIn }: NumberFeature, marks: ReadonlySet<string>): FeatureWriter {
  return (cell, out, at) => {
    const value = typeof cell === "string" && marks.has(cell) ? NaN : numberOfCell(cell, decimal);
    const isNone = Number.isNaN(value) || value === standIn;
    out[at] = isNone ? fill : value;
    if (!isNone) return "read";
    if (value === standIn) return "missing";
    return isMissing(cell, marks, true) ? "missing" : "unreadable";
  };
}

function booleanWriter({ fill }: BooleanFeature, marks: ReadonlySet<string>): FeatureWriter {
  return (cell, out, at) => {
    const text = textOfCell(cell).trim();
    const truth = marks.has(text) ? undefined : booleanOrBit(text);
    out[at] = (truth ?? fill) ? 1 : 0;
    if (truth !== undefined) return "read";
    return isMissing(cell, marks, true) ? "missing" : "unreadable";
  };
}

function timeWriter({ fill }: TimeFeature, marks: ReadonlySet<string>): FeatureWriter {
  return (cell, out, at) => {
    const hours = hoursOf(textOfCell(cell).trim());
    out[at] = Number.isNaN(hours) ? fill : hours;
    if (!Number.isNaN(hours)) return "read";
    return isMissing(cell, marks, true) ? "missing" : "unreadable";
  };
}

const DAY_MS = 86_400_000;

/** Days of a decade that are read once only. */
const MAX_KNOWN_DATES = 4096;

/** The moment of a text; one that is a date in the other order only is read so. */
function readMoment(text: string, dayFirst: boolean): number {
  const readings = dateReadings(text);
  if (readings === undefined) return NaN;
  const wanted = dayFirst ? readings.dayFirst : readings.monthFirst;
  return Number.isNaN(wanted) ? (dayFirst ? readings.monthFirst : readings.dayFirst) : wanted;
}

function dateWriter(feature: DateFeature, marks: ReadonlySet<string>): FeatureWriter {
  const { dayFirst, fill } = feature;
  const known = new Map<string, number>();
  const momentOf = (text: string): number => {
    const seen = known.get(text);
    if (seen !== undefined) return seen;
    const moment = readMoment(text, dayFirst);
    if (known.size < MAX_KNOWN_DATES) known.set(text, moment);
    return moment;
  };
  return (cell, out, at) => {
    const moment = momentOf(textOfCell(cell).trim());
    writeDate(feature, Number.isNaN(moment) ? fill * DAY_MS : moment, out, at);
    if (!Number.isNaN(moment)) return "read";
    return isMissing(cell, marks, true) ? "missing" : "unreadable";
  };
}

function categoryWriter({ categories, other, fill }: CategoryFeature, marks: ReadonlySet<string>): FeatureWriter {
  const places = placesOf(categories);
  const fillPlace = fill === null ? undefined : places(fill);
  return (cell, out, at) => {
    const text = textOfCell(cell).trim();
    const place = places(text);
    if (place !== undefined) {
      out[at + place] = 1;
      return "read";
    }
    const missing = text === "" || marks.has(text);
    if (missing && fillPlace !== undefined) out[at + fillPlace] = 1;
    if (!missing && other) out[at + categories.length] = 1;
    return missing ? "missing" : "unknown";
  };
}

/** Finds the place of a name: as it is, as the same number, or in another case if that is one name only. */
export function placesOf(names: readonly string[]): (text: string) => number | undefined {
  const exact = new Map(names.map((name, i) => [name, i]));
  const folded = new Map<string, number | undefined>();
  names.forEach((name, i) => {
    const key = name.toLowerCase();
    folded.set(key, folded.has(key) ? undefined : i);
  });
  return (text) => exact.get(text) ?? exact.get(canonicalText(text)) ?? folded.get(text.toLowerCase());
}
