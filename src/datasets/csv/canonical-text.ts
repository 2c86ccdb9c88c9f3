import { isPlainInteger } from "./number-text";

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;

/** A text as a category: the same for `1` and `1.0`; `01067` and `1067` stay two. */
export function canonicalText(text: string): string {
  if (!NUMBER.test(text) || /^[+-]?0\d/.test(text)) return text;
  if (isPlainInteger(text)) return text.startsWith("+") ? text.slice(1) : text;
  const value = Number(text);
  return String(Object.is(value, -0) ? 0 : value);
}
