const TRUE = ["true", "t", "yes", "y", "on", "wahr", "ja", "oui", "vrai", "si", "sí", "verdadero"];
const FALSE = ["false", "f", "no", "n", "off", "falsch", "nein", "non", "faux", "falso"];

const WORDS = new Map<string, boolean>([
  ...TRUE.map((word) => [word, true] as const),
  ...FALSE.map((word) => [word, false] as const),
]);

/** The truth value that a word stands for, in any case; undefined for other texts. */
export function booleanOf(text: string): boolean | undefined {
  return text.length > 9 ? undefined : WORDS.get(text.toLowerCase());
}

/** As `booleanOf`, with `1` and `0`, also as `1.0`. */
export function booleanOrBit(text: string): boolean | undefined {
  if (/^[01](?:\.0+)?$/.test(text)) return text.startsWith("1");
  return booleanOf(text);
}
