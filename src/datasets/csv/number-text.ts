/** Numbers as people and programs write them in tables. */

/** The character before decimals. */
export type Decimal = "." | ",";

/** A number, and what stands around it: a currency, a unit, a percent sign; empty for nothing. */
export interface NumberText {
  readonly value: number;
  readonly unit: string;
  /** Whether thousands are set apart. */
  readonly grouped: boolean;
  /** A mark or a word behind it that is no part of the value: `*`, `[3]`, `(est.)`; empty for nothing. */
  readonly remark: string;
}

const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * The number that a text holds; NaN if it holds none. Thousands may be grouped by the other of point and comma, by
 * spaces or by apostrophes; signs of currency, percent and units are ignored; brackets mean minus.
 *
 * @param text - Without white space around it.
 */
export function numberOf(text: string, decimal: Decimal = "."): number {
  return isPlain(text, decimal) ? finite(Number(text)) : (decorated(text, decimal)?.value ?? NaN);
}

/** As `numberOf`, with the unit; undefined for what holds no number. */
export function numberTextOf(text: string, decimal: Decimal): NumberText | undefined {
  if (!isPlain(text, decimal)) return decorated(text, decimal);
  const value = finite(Number(text));
  return Number.isNaN(value) ? undefined : { value, unit: "", grouped: false, remark: "" };
}

/**
 * What a number in plain notation (`12`, `-1.5`, `1e3`) is with a decimal comma: the same if it has no point, thousands
 * if the point may set them apart, else none. Undefined for a text that is no plain number: it needs more reading.
 */
export function plainNumber(text: string): { readonly point: number; readonly comma: number } | undefined {
  const first = text.charCodeAt(0);
  if (first > 57 || !PLAIN.test(text)) return undefined;
  const point = Number(text);
  if (!Number.isFinite(point)) return undefined;
  if (!text.includes(".")) return { point, comma: point };
  return { point, comma: POINT_GROUPED.test(text) ? Number(text.replaceAll(".", "")) : NaN };
}

const POINT_GROUPED = /^[+-]?[1-9]\d{0,2}(?:\.\d{3})+$/;

/** Whether a text reads the same with a decimal point and a decimal comma. */
export function isPlainInteger(text: string): boolean {
  return /^[+-]?\d+$/.test(text);
}

function isPlain(text: string, decimal: Decimal): boolean {
  return PLAIN.test(text) && (decimal === "." || !text.includes("."));
}

/** What `Number` would read, but tables do not hold. */
const OTHER_BASE = /^[+-]?0[xob][\da-f]+$/i;

/** No more characters stand around a number. */
const MAX_LENGTH = 64;

const CODES =
  "USD|EUR|GBP|CHF|JPY|CNY|INR|AUD|CAD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|BRL|MXN|ZAR|RUB|TRY|KRW|Rs\\.?|kr\\.?|Fr\\.?";
const BEFORE = `(?:[A-Z]{0,3}\\p{Sc}|${CODES})`;
const BODY = "(?:\\d[\\d.,'’ \\u00a0\\u202f]*|[.,]\\d+)(?:[eE][+-]?\\d+)?";
const AFTER =
  "(?:/?\\s?[%‰°\\p{Sc}\\p{L}µ][\\p{L}²³/%°.·^]{0,11}[23]?(?:/\\s?\\d{1,6}\\s?\\p{L}{1,6})?|°\\s[CFKNSEW]|/\\s?\\d{1,3})";
/** Signs of footnotes, numbers of notes in square brackets, and words in round ones, behind a number. */
const REMARK = /(?:\s*(?:[*†‡§]|\[[\p{L}\d ]{1,12}\]|\([^()\d]{1,24}\)))+$/u;
/** `12.–` and `12,-`: prices without cents. */
const NO_CENTS = /(\d)[.,](?:[-\u2012-\u2014]{1,2}|=)(?!\d)/u;
const BOUND = "(?:<=?|>=?|~|≈|≤|≥)";
const DECORATED = new RegExp(`^(${BOUND}\\s*)?([+-]?)(${BEFORE})?\\s*([+-]?)\\s*(${BODY})(${AFTER})?([-+]?)$`, "u");

/** What stands behind a number that counts thousands, millions, ...; `m` is a meter or a minute as well. */
const MAGNITUDES: ReadonlyMap<string, number> = new Map([
  ...["k", "K", "Tsd.", "thousand"].map((text) => [text, 1e3] as const),
  ...["Lac", "Lacs", "Lakh", "Lakhs", "lac", "lakh"].map((text) => [text, 1e5] as const),
  ...["M", "Mn", "mn", "Mio", "Mio.", "million"].map((text) => [text, 1e6] as const),
  ...["Cr", "Cr.", "cr", "Crore", "Crores", "crore"].map((text) => [text, 1e7] as const),
  ...["B", "Bn", "bn", "Mrd", "Mrd.", "billion"].map((text) => [text, 1e9] as const),
  ...["trillion"].map((text) => [text, 1e12] as const),
]);

/** A unit without the magnitude at its end: `€` of `€M`. */
export function withoutMagnitude(unit: string): string {
  const magnitude = [...MAGNITUDES.keys()].filter((text) => unit.endsWith(text)).sort((a, b) => b.length - a.length)[0];
  return magnitude === undefined ? unit : unit.slice(0, -magnitude.length);
}

/** Whether a unit says that the number is a bound, or about right: `<`, `>=`, `~`, or `+` behind it. */
export function isBound(unit: string): boolean {
  return /^[<>~≈≤≥]|\+$/.test(unit);
}

/** Whether a unit says out of how many: `/10`, as in ratings. */
export function isOutOf(unit: string): boolean {
  return /^\/\d/.test(unit);
}

/** Digits and decimal points of other scripts, as they stand in tables from Asia and the Arab world. */
function withPlainDigits(text: string): string {
  return text
    .replace(/[\u066b\uff0e]/g, ".")
    .replace(/[\uff10-\uff19\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g, (digit) =>
      String((digit.charCodeAt(0) & 0xf) - (digit >= "\u0966" && digit <= "\u096f" ? 6 : 0)),
    );
}

function decorated(text: string, decimal: Decimal): NumberText | undefined {
  if (text.length > MAX_LENGTH || !/\p{Nd}/u.test(text) || OTHER_BASE.test(text)) return undefined;
  const remark = REMARK.exec(text)?.[0] ?? "";
  const number = text.slice(0, text.length - remark.length).replace(NO_CENTS, "$1");
  const bracketed = /^\((.*)\)$/.exec(number) ?? /^(\p{Sc})\((.*)\)$/u.exec(number);
  const inner = bracketed === null ? number : bracketed.slice(1).join("");
  const match = DECORATED.exec(withPlainDigits(inner).replace(/[\u2212\u2012\u2013\ufe63\uff0d]/gu, "-"));
  if (match === null) return undefined;
  const [, bound = "", sign, before = "", innerSign, body, behind = "", last] = match;
  const after = behind.replaceAll(/\s/g, "");
  // A comma before letters stands between cells: "12,Town" is no 12 of a unit.
  if (after !== "" && body.trimEnd().endsWith(",")) return undefined;
  const isOpen = last === "+";
  const signs = sign + innerSign + (isOpen ? "" : last) + (bracketed === null ? "" : "-");
  const size = bodyValue(body.trimEnd(), decimal) * (MAGNITUDES.get(after) ?? 1);
  const value = signs.length > 1 ? NaN : size;
  // 11/2020 and 3/2 are no numbers out of so many.
  if (Number.isNaN(value) || (isOutOf(after) && value > Number(after.slice(1)))) return undefined;
  return {
    value: signs === "-" ? -value : value,
    unit: bound.trimEnd() + before + after + (isOpen ? "+" : ""),
    grouped: GROUPED[decimal].test(body.trimEnd()),
    remark: remark.trim(),
  };
}

const GROUPED: Readonly<Record<Decimal, RegExp>> = {
  ".": /^[1-9]\d{0,2}(?:(?:,\d{2,3})*,\d{3}|(?:['’ \u00a0\u202f]\d{3})+)(?:\.\d*)?$/,
  ",": /^[1-9]\d{0,2}(?:(?:\.\d{3})+|(?:['’ \u00a0\u202f]\d{3})+)(?:,\d*)?$/,
};
const UNGROUPED: Readonly<Record<Decimal, RegExp>> = {
  ".": /^(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i,
  ",": /^(?:\d+,?\d*|,\d+)(?:e[+-]?\d+)?$/i,
};

function bodyValue(body: string, decimal: Decimal): number {
  const grouped = GROUPED[decimal].test(body);
  if (!grouped && !UNGROUPED[decimal].test(body)) return NaN;
  const digits = grouped ? body.replace(decimal === "." ? /[,'’ \u00a0\u202f]/g : /[.'’ \u00a0\u202f]/g, "") : body;
  return finite(Number(decimal === "," ? digits.replace(",", ".") : digits));
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : NaN;
}
