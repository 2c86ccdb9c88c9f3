import { largest } from "../../core/extremes";

/** Words for true and false of one language. */
interface Language {
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

const LANGUAGES: readonly Language[] = [
  { yes: ["true", "t", "yes", "y", "on"], no: ["false", "f", "no", "n", "off"] },
  { yes: ["wahr", "w", "ja", "j"], no: ["falsch", "f", "nein", "n"] },
  { yes: ["vrai", "v", "oui", "o"], no: ["faux", "f", "non", "n"] },
  { yes: ["verdadero", "v", "si", "sí", "s"], no: ["falso", "f", "no", "n"] },
  { yes: ["vero", "v", "si", "sì", "s"], no: ["falso", "f", "no", "n"] },
  { yes: ["verdadeiro", "v", "sim", "s"], no: ["falso", "f", "não", "nao", "n"] },
  { yes: ["waar", "ja", "j"], no: ["onwaar", "nee", "n"] },
  { yes: ["ja", "j"], no: ["nej", "n"] },
];

/** Letters that mean true only beside other words of their language. */
const LETTERS: ReadonlySet<string> = new Set(["j", "o", "s", "v", "w"]);

const LONGEST = largest(LANGUAGES.flatMap(wordsOf).map(({ length }) => length));

const WORDS = new Map<string, boolean>(
  LANGUAGES.flatMap(({ yes, no }) => [
    ...yes.map((word) => [word, true] as const),
    ...no.map((word) => [word, false] as const),
  ]),
);

/** The truth value that a word stands for by itself, in any case; undefined for other texts. */
export function booleanOf(text: string): boolean | undefined {
  if (text.length > LONGEST) return undefined;
  const word = text.toLowerCase();
  return LETTERS.has(word) ? undefined : WORDS.get(word);
}

/** What a cell of a column of truth values means: as `booleanOf`, with `1` and `0`, also as `1.0`, and with the letters of all languages. */
export function booleanOrBit(text: string): boolean | undefined {
  if (/^[01](?:\.0+)?$/.test(text)) return text.startsWith("1");
  return text.length > LONGEST ? undefined : WORDS.get(text.toLowerCase());
}

/**
 * Whether texts that each stand for a truth value do so together: a letter such as `J` does beside other words of its language, and
 * letters alone, such as `T` and `Y`, only where both truth values are among them.
 */
export function areTruths(texts: Iterable<string>): boolean {
  const words = new Set(Array.from(texts, (text) => text.toLowerCase()).filter((text) => WORDS.has(text)));
  const isLettersOnly = [...words].every(({ length }) => length === 1);
  if (isLettersOnly && words.size > 1 && new Set([...words].map((word) => WORDS.get(word))).size === 1) return false;
  if (![...words].some((word) => LETTERS.has(word))) return true;
  return LANGUAGES.map(wordsOf).some((language) => [...words].every((word) => language.includes(word)));
}

function wordsOf({ yes, no }: Language): string[] {
  return [...yes, ...no];
}
