import { readColours, type Colours } from "../figures/colours";
import { button, element } from "./element";
import { keepPreference, readPreference } from "./preferences";
import { Store } from "./store";

const THEMES = ["auto", "light", "dark"] as const;
const WORDS = { auto: "Auto", light: "Light", dark: "Dark" };

/** The colours in use; follows the system until a person chooses. */
export function createTheme(): { readonly colours: Store<Colours>; readonly control: HTMLElement } {
  let theme = readPreference("theme", THEMES);
  const apply = () => {
    document.documentElement.dataset.theme = theme;
  };
  apply();
  const colours = new Store(readColours());
  const control = button(
    "",
    () => {
      theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
      keepPreference("theme", theme);
      apply();
      say();
      colours.set(readColours());
    },
    { class: "quiet", id: "theme" },
  );
  const say = () => {
    control.replaceChildren("◐", element("span", {}, ` ${WORDS[theme]}`));
    control.title = `Colours: ${WORDS[theme].toLowerCase()}`;
    control.setAttribute("aria-label", control.title);
  };
  say();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    colours.set(readColours());
  });
  return { colours, control };
}
