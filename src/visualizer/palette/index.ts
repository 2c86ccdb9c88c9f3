/**
 * The colors of all figures: those of the visualizer and those that the playground draws on canvases. No imports, so
 * that the page loads nothing else with it.
 */

/** Colors for light or dark paper. */
export type ThemeName = "light" | "dark";

/**
 * Colors that people with any common form of color blindness tell apart; yellow comes last,
 * as it is pale on paper, and black is replaced by gray.
 *
 * Source: Okabe and Ito (2008), "Color Universal Design".
 */
export const SERIES: Readonly<Record<ThemeName, readonly string[]>> = {
  light: ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#7f7f7f", "#f0e442"],
  dark: ["#56b4e9", "#e69f00", "#2fc49a", "#e39ac4", "#3d8fd1", "#f0783c", "#9f9f9f", "#f0e442"],
};

/** Ten classes on a plane: the series without gray and pale yellow, which regions and signs have. */
export const CLASSES: Readonly<Record<ThemeName, readonly string[]>> = {
  light: [...SERIES.light.slice(0, 6), "#a08800", "#8c564b", "#2f4b7c", "#4f9d9d"],
  dark: [...SERIES.dark.slice(0, 6), "#d8c84a", "#c08a78", "#8aa4d8", "#7fc4c4"],
};

/** Points are told from the region of their own class: so far on the way to a color. */
export const POINTS: Readonly<Record<ThemeName, { readonly toward: string; readonly share: number }>> = {
  light: { toward: "#000000", share: 0.3 },
  dark: { toward: "#ffffff", share: 0.12 },
};

/** Violet and graphite, which no class has. */
export const SIGNS: Readonly<Record<ThemeName, Readonly<Record<"negative" | "zero" | "positive", string>>>> = {
  light: { negative: "#3b3f46", zero: "#f6f6f8", positive: "#6d3fc0" },
  dark: { negative: "#c8ccd4", zero: "#23272e", positive: "#b79cf0" },
};

/**
 * Quantities from low to high, in eighths: even steps of lightness, told apart in gray print and by color-blind people.
 *
 * Source: van der Walt and Smith (2015), matplotlib's default color map.
 */
export const VIRIDIS: readonly string[] = [
  "#440154",
  "#472d7b",
  "#3b528b",
  "#2c728e",
  "#21918c",
  "#28ae80",
  "#5ec962",
  "#addc30",
  "#fde725",
];
