/** Dates and times as tables have them. Time zones are passed over: the hour is the one that was written. */

/** A moment in milliseconds since 1970 as if in UTC; NaN where the text is no date in that order. */
export interface DateReadings {
  readonly dayFirst: number;
  readonly monthFirst: number;
}

const TIME = "(\\d{1,2})[:.h](\\d{2})(?:[:.](\\d{2})(?:[.,]\\d+)?)?\\s*(am|pm)?\\s*(?:z|utc|gmt|[+-]\\d{2}:?\\d{2})?";
const AFTER = `(?:[t\\s,]+${TIME})?$`;
const YEAR_FIRST = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${AFTER}`, "i");
const YEAR_LAST = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})${AFTER}`, "i");
const DAY_NAME = "(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\\s+)?";
const MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
const NAMED_MONTH = new RegExp(
  `^${DAY_NAME}(\\d{1,2})(?:st|nd|rd|th|\\.)?[-\\s]+${MONTH}[-,\\s]+(\\d{4}|\\d{2})${AFTER}`,
  "i",
);
const MONTH_NAMED_FIRST = new RegExp(`^${DAY_NAME}${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})${AFTER}`, "i");
const TIME_ALONE = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(am|pm)?$/i;
const DOTTED_TIME = /^(\d{2})\.(\d{2})\.(\d{2})$/;

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MAX_LENGTH = 40;

/** How a date can be read; undefined for what is none. */
export function dateReadings(text: string): DateReadings | undefined {
  if (text.length < 6 || text.length > MAX_LENGTH) return undefined;
  const both = unambiguous(text);
  if (both !== undefined) return Number.isNaN(both) ? undefined : { dayFirst: both, monthFirst: both };
  const match = YEAR_LAST.exec(text);
  if (match === null) return undefined;
  const [, first, , second, year, ...time] = match;
  const dayFirst = moment(year, second, first, time);
  const monthFirst = moment(year, first, second, time);
  return Number.isNaN(dayFirst) && Number.isNaN(monthFirst) ? undefined : { dayFirst, monthFirst };
}

function unambiguous(text: string): number | undefined {
  const iso = YEAR_FIRST.exec(text);
  if (iso !== null) return moment(iso[1], iso[3], iso[4], iso.slice(5));
  const named = NAMED_MONTH.exec(text);
  if (named !== null) return moment(named[3], monthOf(named[2]), named[1], named.slice(4));
  const american = MONTH_NAMED_FIRST.exec(text);
  return american === null ? undefined : moment(american[3], monthOf(american[1]), american[2], american.slice(4));
}

/** The hours since midnight that a time of day stands for; NaN for what is none. */
export function hoursOf(text: string): number {
  if (text.length < 4 || text.length > MAX_LENGTH) return NaN;
  const match = TIME_ALONE.exec(text) ?? DOTTED_TIME.exec(text);
  return match === null ? NaN : hours(match.slice(1));
}

function monthOf(name: string): string {
  return String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);
}

function moment(year: string, month: string, day: string, time: readonly (string | undefined)[]): number {
  const ofDay = time[0] === undefined ? 0 : hours(time);
  const [m, d] = [Number(month), Number(day)];
  const midnight = new Date(0);
  midnight.setUTCFullYear(fullYear(year), m - 1, d);
  const exists = midnight.getUTCMonth() === m - 1 && midnight.getUTCDate() === d;
  return exists ? midnight.getTime() + ofDay * 3_600_000 : NaN;
}

/** Two digits: 1970 to 2069. */
function fullYear(year: string): number {
  const value = Number(year);
  return year.length > 2 ? value : value + (value < 70 ? 2000 : 1900);
}

function hours([hour, minute, second = "0", half]: readonly (string | undefined)[]): number {
  const h = Number(hour);
  const [m, s] = [Number(minute), Number(second)];
  if (m > 59 || s > 60 || h > (half === undefined ? 24 : 12)) return NaN;
  const noon = half === undefined ? h : (h % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
  return noon + m / 60 + s / 3600;
}
