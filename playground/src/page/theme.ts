import { computed, signal } from "@preact/signals";
import { propertiesOf, readColors } from "../figures/colors";
import { keepPreference, readPreference } from "./preferences";

export const THEMES = ["auto", "light", "dark"] as const;

export type ThemeName = (typeof THEMES)[number];

const system = matchMedia("(prefers-color-scheme: dark)");
const isSystemDark = signal(system.matches);
system.addEventListener("change", ({ matches }) => {
  isSystemDark.value = matches;
});

export const theme = signal<ThemeName>(readPreference("theme", THEMES));

export const isDark = computed(() => (theme.value === "auto" ? isSystemDark.value : theme.value === "dark"));

/** The colors in use; follows the system until a person chooses. */
export const colors = computed(() => {
  const root = document.documentElement;
  const name = isDark.value ? "dark" : "light";
  root.dataset.theme = name;
  for (const [property, value] of propertiesOf(name)) root.style.setProperty(property, value);
  const read = readColors(name);
  for (const meta of document.querySelectorAll("meta[name='theme-color']")) meta.setAttribute("content", read.surface);
  return read;
});

/** Puts the colors on the page before anything is drawn, and whenever they change. */
export function followTheme(): void {
  colors.subscribe(() => undefined);
}

export function chooseTheme(name: ThemeName): void {
  theme.value = name;
  keepPreference("theme", name);
}
