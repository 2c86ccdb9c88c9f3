/** Dates and times as tables have them. Time zones are ignored: the hour is the one that was written. */

/** A moment in milliseconds since 1970 as if in UTC; NaN where the text is no date in that order. */
export interface DateReadings {
  readonly dayFirst: number;
  readonly monthFirst: number;
}

const TIME =
  "(\\d{1,2})[:.h](\\d{2})(?:[:.](\\d{2})(?:[.,]\\d+)?)?\\s*([ap]\\.?m\\.?)?\\s*(?:z|utc|gmt|[+-]\\d{2}(?::?\\d{2})?|[ecmp][sd]t|[cew]es?t|bst|ist|jst|ae[sd]t)?";
const AFTER = `(?:[t\\s,]+${TIME})?$`;
const YEAR_FIRST = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${AFTER}`, "i");
const YEAR_LAST = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})${AFTER}`, "i");
/** Beginnings of the names of months in English, German, French, Spanish, Italian, Portuguese and Dutch. */
const MONTHS = [
  ["jan", "jän", "ene", "gen"],
  ["feb", "fév", "fev"],
  ["mar", "mär", "mrz", "maa"],
  ["apr", "avr", "abr"],
  ["may", "mai", "mag", "mei"],
  ["jun", "juin", "giu"],
  ["jul", "juil", "lug"],
  ["aug", "aoû", "ago"],
  ["sep", "set"],
  ["oct", "okt", "ott", "out"],
  ["nov"],
  ["dec", "dez", "déc", "dic"],
];
const DAY_NAME = "(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\\s+)?";
const MONTH = `((?:${MONTHS.flat().join("|")})\\p{L}*)\\.?`;
const NAMED_MONTH = new RegExp(
  `^${DAY_NAME}(\\d{1,2})(?:st|nd|rd|th|\\.)?[-/\\s]*(?:de\\s+)?${MONTH}[-/,\\s]*(?:de\\s+)?(\\d{4}|\\d{2})(?:[:t\\s,]+${TIME})?$`,
  "iu",
);
const MONTH_NAMED_FIRST = new RegExp(`^${DAY_NAME}${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})${AFTER}`, "iu");
/** `Thu Nov 02 10:31:00 UTC 2023`, as the C library writes it. */
const YEAR_AT_THE_END = new RegExp(`^${DAY_NAME}${MONTH}\\s+(\\d{1,2})\\s+${TIME}\\s+(\\d{4})$`, "iu");
/** `20231102`. */
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const YEAR_MONTH = /^(\d{4})(?:[-/]|M)(\d{1,2})$/;
const MONTH_YEAR = /^(\d{1,2})[/](\d{4})$/;
const MONTH_NAME_YEAR = new RegExp(`^${MONTH}[-/,\\s]+(\\d{4}|\\d{2})$`, "iu");
/** `2004-W09`, a week of ISO 8601, and a day in it. */
const YEAR_WEEK = /^(\d{4})-?W(\d{2})(?:-?([1-7]))?$/i;
/** `2004年3月10日`, also in Korean. */
const CHINESE = /^(\d{4})[年년]\s?(\d{1,2})[月월](?:\s?(\d{1,2})[日号일])?$/;
const YEAR_QUARTER = /^(\d{4})[-\s/]?Q([1-4])$/i;
const QUARTER_YEAR = /^Q([1-4])[-\s/]?(\d{4})$/i;
/** Of a day, or how long something took: then there may be more than 24 hours. */
const TIME_ALONE = /^(\d{1,4}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?$/i;
const AMOUNT = "(\\d+(?:\\.\\d+)?)";
const part = (unit: string) => `(?:${AMOUNT}\\s?${unit}\\.?,?\\s*)?`;
/** `2h 50m`, `1 hr 5 min`, `90 min`, `19h`. */
const DURATION = new RegExp(
  `^${part("d(?:ays?)?")}${part("h(?:rs?|ours?)?")}${part("m(?:ins?|inutes?)?")}${part("s(?:ecs?|econds?)?")}$`,
  "i",
);
/** `PT1H30M`, of ISO 8601. */
const ISO_DURATION = new RegExp(`^P(?:${AMOUNT}D)?T?(?:${AMOUNT}H)?(?:${AMOUNT}M)?(?:${AMOUNT}S)?$`);
/** `2 days 03:04:05`, as pandas writes it. */
const DAYS_AND_TIME = /^(\d+) days?,? (\d{1,2}):(\d{2}):(\d{2}(?:\.\d+)?)$/;
const DOTTED_TIME = /^(\d{2})\.(\d{2})\.(\d{2})$/;

const MAX_LENGTH = 40;

/** How a date can be read; undefined for what is none. */
export function dateReadings(text: string): DateReadings | undefined {
  if (text.length < 6 || text.length > MAX_LENGTH) return undefined;
  const both = compactDate(text) ?? unambiguous(text);
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
  if (american !== null) return moment(american[3], monthOf(american[1]), american[2], american.slice(4));
  const last = YEAR_AT_THE_END.exec(text);
  if (last !== null) return moment(last[7], monthOf(last[1]), last[2], last.slice(3, 7));
  return monthAlone(text);
}

/** The first day of a month or of a quarter. */
function monthAlone(text: string): number | undefined {
  const [, year, month] = YEAR_MONTH.exec(text) ?? [];
  if (year !== undefined) return moment(year, month, "1", []);
  const [, number, itsYear] = MONTH_YEAR.exec(text) ?? [];
  if (number !== undefined) return moment(itsYear, number, "1", []);
  const named = MONTH_NAME_YEAR.exec(text);
  if (named !== null) return moment(named[2], monthOf(named[1]), "1", []);
  const chinese = CHINESE.exec(text);
  if (chinese !== null) return moment(chinese[1], chinese[2], chinese[3] ?? "1", []);
  const week = YEAR_WEEK.exec(text);
  if (week !== null) return weekOf(Number(week[1]), Number(week[2]), Number(week[3] ?? 1));
  const quarter = YEAR_QUARTER.exec(text)?.slice(1) ?? QUARTER_YEAR.exec(text)?.slice(1).toReversed();
  return quarter === undefined ? undefined : moment(quarter[0], String(3 * Number(quarter[1]) - 2), "1", []);
}

/** A day of a week, from 1 for Monday; the first week of a year holds January 4. */
function weekOf(year: number, week: number, day: number): number {
  if (week < 1 || week > 53) return NaN;
  const fourth = Date.UTC(year, 0, 4);
  const daysAfterMonday = (new Date(fourth).getUTCDay() + 6) % 7;
  return fourth + (7 * (week - 1) - daysAfterMonday + day - 1) * 86_400_000;
}

/** The moment that eight digits stand for, `20231102`, from 1900 to 2099; undefined for other integers. */
export function compactDate(text: string): number | undefined {
  const match = text.length === 8 ? COMPACT.exec(text) : null;
  if (match === null || match[1] < "1900" || match[1] > "2099") return undefined;
  const found = moment(match[1], match[2], match[3], []);
  return Number.isNaN(found) ? undefined : found;
}

/** The hours since midnight that a time of day stands for, or the hours that something took; NaN for what is neither. */
export function hoursOf(text: string): number {
  if (text.length < 2 || text.length > MAX_LENGTH || !/\d/.test(text)) return NaN;
  const match = TIME_ALONE.exec(text) ?? DOTTED_TIME.exec(text);
  return match === null ? durationOf(text) : hours(match.slice(1));
}

/** `36M` is a size, `5D` a name. */
const CAPITAL_UNIT = /^[\d.]+\s?[DHMS]$/;

/** The hours of a duration in words. */
function durationOf(text: string): number {
  if (CAPITAL_UNIT.test(text)) return NaN;
  const match = DAYS_AND_TIME.exec(text) ?? DURATION.exec(text) ?? ISO_DURATION.exec(text);
  if (match === null) return NaN;
  const [days, hour, minute, second] = match.slice(1).map((amount: string | undefined) => Number(amount ?? 0));
  return 24 * days + hour + minute / 60 + second / 3600;
}

function monthOf(name: string): string {
  const lower = name.toLowerCase();
  return String(MONTHS.findIndex((beginnings) => beginnings.some((beginning) => lower.startsWith(beginning))) + 1);
}

function moment(year: string, month: string, day: string, time: readonly (string | undefined)[]): number {
  const ofDay = time[0] === undefined ? 0 : hours(time);
  if (ofDay >= 25) return NaN;
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
  if (m > 59 || s > 60 || h > (half === undefined ? Infinity : 12)) return NaN;
  const noon = half === undefined ? h : (h % 12) + (half.toLowerCase().startsWith("p") ? 12 : 0);
  return noon + m / 60 + s / 3600;
}
