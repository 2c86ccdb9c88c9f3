import { SERIES, type ThemeName } from "./palette/index";

/** The colors of a figure on light or dark paper. */
export interface Theme {
  /** Background. */
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

export type { ThemeName };

export const THEMES: Readonly<Record<ThemeName, Theme>> = {
  light: {
    paper: "#ffffff",
    ink: "#1b1b1b",
    muted: "#555555",
    faint: "#dddddd",
    series: SERIES.light,
    good: "#0072b2",
    bad: "#e69f00",
    wrong: "#c1121f",
  },
  dark: {
    paper: "#15181c",
    ink: "#eeeeee",
    muted: "#aaaaaa",
    faint: "#3a3f46",
    series: SERIES.dark,
    good: "#56b4e9",
    bad: "#e69f00",
    wrong: "#ff6b6b",
  },
};
