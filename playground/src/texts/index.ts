import { computed, effect, signal } from "@preact/signals";
import { keepPreference, readPreference } from "../page/preferences";
import { de } from "./de";
import { en, type Texts } from "./en";
import { decimalMark } from "./numbers";

export const LANGUAGES = { en, de } as const;

export type Language = keyof typeof LANGUAGES;

const NAMES = Object.keys(LANGUAGES) as Language[];

/** The language that a person chose, else that of the browser if the page speaks it. */
function firstLanguage(): Language {
  const spoken = NAMES.find((name) => navigator.language.startsWith(name)) ?? "en";
  return readPreference("language", NAMES, spoken);
}

export const language = signal<Language>(firstLanguage());

/** The texts in use. */
export const texts = computed<Texts>(() => LANGUAGES[language.value]);

/** What is said and kept: made of the texts in use each time that it is read, so that it follows the language. */
export type Said = () => string;

export const NOTHING: Said = () => "";

effect(() => {
  decimalMark.value = texts.value.decimalMark;
});

export function speak(name: Language): void {
  language.value = name;
  keepPreference("language", name);
}
