/** The colors of a figure on light or dark paper. */
export interface Theme {
  readonly paper: string;
  /** Text, axes, outlines. */
  readonly ink: string;
  /** Captions, guides. */
  readonly muted: string;
  /** Grid lines, frames. */
  readonly faint: string;
  /** One a class or series. */
  readonly series: readonly string[];
  /** Success, right, positive. */
  readonly good: string;
  /** Failure, negative. */
  readonly bad: string;
  /** Wrong predictions; always beside a mark, since color alone does not tell. */
  readonly wrong: string;
}

/** Colors for light or dark paper. */
export type ThemeName = "light" | "dark";

/**
 * Colors that people with any common form of color blindness tell apart; yellow comes last,
 * as it is pale on paper, and black is replaced by gray.
 *
 * Source: Okabe and Ito (2008), "Color Universal Design".
 */
const OKABE_ITO = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#7f7f7f", "#f0e442"];

export const THEMES: Readonly<Record<ThemeName, Theme>> = {
  light: {
    paper: "#ffffff",
    ink: "#1b1b1b",
    muted: "#555555",
    faint: "#dddddd",
    series: OKABE_ITO,
    good: "#0072b2",
    bad: "#e69f00",
    wrong: "#c1121f",
  },
  dark: {
    paper: "#15181c",
    ink: "#eeeeee",
    muted: "#aaaaaa",
    faint: "#3a3f46",
    series: ["#56b4e9", "#e69f00", "#2fc49a", "#e39ac4", "#3d8fd1", "#f0783c", "#9f9f9f", "#f0e442"],
    good: "#56b4e9",
    bad: "#e69f00",
    wrong: "#ff6b6b",
  },
};
