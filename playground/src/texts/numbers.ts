/** Numbers as people of the page's language write and read them. */
import { signal } from "@preact/signals";

/** What stands before decimals; it follows the language. */
export const decimalMark = signal<"." | ",">(".");

/** A number that is written with a point. */
function marked(text: string): string {
  return text.replace(".", decimalMark.value);
}

/** A number with all its digits. */
export function numberText(value: number): string {
  return marked(String(value));
}

export function fixedNumber(value: number, decimals: number): string {
  return marked(value.toFixed(decimals));
}

/** A tiny or huge number. */
export function exponentNumber(value: number): string {
  return marked(value.toExponential(1));
}

export function percentText(share: number, decimals = 0): string {
  return `${fixedNumber(100 * share, decimals)} %`;
}

/** A count with its noun: "1 row", "3 rows". */
export function counted(count: number | string, one: string, many: string): string {
  return `${count} ${String(count) === "1" ? one : many}`;
}

/** Where decimals follow a comma, numbers of a list are told apart by semicolons. */
export function listText(values: readonly number[]): string {
  return values.map(numberText).join(decimalMark.value === "," ? "; " : ", ");
}

/** A number as short as an axis wants it. */
export function shortNumber(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return "–";
  if (size >= 1e9) return value.toExponential(0).replace("e+", "e").replace(/^-/, "−");
  if (size >= 1e6) return `${trim(value / 1e6)}M`;
  if (size >= 1e4) return `${trim(value / 1e3)}k`;
  if (size !== 0 && size < 1e-3) return value.toExponential(0).replace("e-", "e−");
  return trim(value);
}

function trim(value: number): string {
  return numberText(Number(value.toPrecision(3))).replace("-", "−");
}

/** A number that was typed, with a point before decimals; nothing where a mark may part thousands, as in a whole number. */
export function typedNumber(text: string, isWhole: boolean): string {
  const plain = text.trim().replace("−", "-");
  return isWhole && /[.,]/.test(plain) ? "" : plain.replace(",", ".");
}

/** The numbers of a list that was typed: between semicolons, else between commas or spaces. */
export function typedList(text: string, isWhole: boolean): string[] {
  const parts = text.includes(";") ? text.split(";") : text.split(/[\s,]+/);
  return parts.filter((part) => part.trim() !== "").map((part) => typedNumber(part, isWhole));
}
