import { assertBoolean, assertText, isKeyed, rangeError, show, typeError } from "../core/check";
import { isArray } from "../core/kind";
import {
  anything,
  callable,
  defineOptions,
  integer,
  listOf,
  oneOf,
  type Check,
  type OptionRows,
  type OptionTable,
  type RowsFor,
  type SettingsOf,
} from "../core/option-table";
import { SvgDocument } from "./svg/svg-document";
import { THEMES, type Theme, type ThemeName } from "./theme";

/** Settings as a caption shows them: `{ epochs: 400, r: 0.02 }` reads "epochs 400 · r 0.02". */
export type Settings = Readonly<Record<string, string | number>>;

/** A page's document, where there are types of pages. */
export type PageDocument = typeof globalThis extends { document: infer Page } ? Page : object;

/** Colors of a figure that take the place of its theme's. */
export type FigureColors = Partial<Omit<Theme, "wrong">>;

/** How values of an axis lie in a figure. */
export interface FigureScale {
  /** `"linear"`, `"log"`, `"symlog"` for log(1 + value), or `"band"` for values that have a band each. */
  readonly type: string;
  /** First and last value, or those that have a band. */
  readonly domain: readonly number[];
  /** Where the domain begins and ends, in pixels of the figure from its left or upper edge. */
  readonly range: readonly [number, number];
}

/** The axes of a panel. */
export interface FigurePanel {
  /** From values to pixels across the figure. */
  readonly x: FigureScale;
  /** From values to pixels down the figure. */
  readonly y: FigureScale;
}

/** What every figure takes. */
export interface FigureOptions {
  /** Line above the figure. Default none. */
  readonly title?: string;
  /** Text under the figure, or settings that are written there. Default none but the figure's own remarks. */
  readonly caption?: string | Settings;
  /** Pixels, 160 to 8000; text keeps its size. Default by figure. */
  readonly width?: number;
  /** Pixels in all, title and caption included; 120 to 8000. Default what the panels and the text need. */
  readonly height?: number;
  /** Default `"light"`. */
  readonly theme?: ThemeName;
  /** Colors in place of the theme's, each as `#rrggbb`. Default none. */
  readonly colors?: FigureColors;
  /** No paper behind the figure. Default false. */
  readonly transparent?: boolean;
  /** CSS list of font families. Default `"Inter, Helvetica, Arial, sans-serif"`; `toPng` brings Inter. */
  readonly font?: string;
  /** What the figure itself remarks below, such as its best cell. Default true. */
  readonly remarks?: boolean;
  /** Writes the numbers of axes, such as with a decimal comma. Default three digits with a point. */
  readonly showNumber?: (value: number) => string;
  /**
   * Called with the scales of each panel that has axes, in the order in which they are drawn: a page finds by them the
   * value at a pointer. Default none.
   */
  readonly onPanel?: (panel: FigurePanel) => void;
  /** Where Plot makes its elements, such as a page's `document`. Default a document of the library's own. */
  readonly document?: PageDocument;
}

/** Checked options with their defaults. */
export interface FigureStyle {
  readonly title: string;
  readonly caption: string;
  readonly width: number;
  /** Undefined: as high as title, panels and caption need. */
  readonly height: number | undefined;
  /** Height of the panels where the figure's is not given. */
  readonly panels: number;
  readonly theme: Theme;
  readonly transparent: boolean;
  readonly font: string;
  /** Whether the figure's own remarks are written. */
  readonly hasRemarks: boolean;
  readonly showNumber: ((value: number) => string) | undefined;
  readonly onPanel: ((panel: FigurePanel) => void) | undefined;
  readonly document: Document;
}

const captionText: Check<string | Settings> = (who, name, value) => {
  if (typeof value === "string" || isKeyed(value)) return;
  throw typeError(who, `${name} is ${show(value)}`, "pass a string or an object of settings");
};

/** Two texts, such as the titles of both axes. */
export const twoTexts: Check<readonly [string, string]> = (who, name, value) => {
  if (!isArray(value)) throw typeError(who, `${name} is ${show(value)}`, "pass two strings");
  assertText(who, `${name}[0]`, value[0]);
  assertText(who, `${name}[1]`, value[1]);
};

const hexColor: Check<string> = (who, name, value) => {
  assertText(who, name, value);
  if (!/^#[0-9a-f]{6}$/i.test(value))
    throw rangeError(who, `${name} is ${show(value)}`, 'pass a color such as "#0072b2"');
};

const COLORS = /* @__PURE__ */ defineOptions({
  paper: [hexColor],
  ink: [hexColor],
  muted: [hexColor],
  faint: [hexColor],
  series: [listOf(hexColor, '["#0072b2", "#e69f00"]')],
  good: [hexColor],
  bad: [hexColor],
} satisfies RowsFor<FigureColors>);

const themeColors: Check<FigureColors> = (who, name, value) => {
  COLORS.complete(`${who}: ${name}`, value);
};

const ROWS = {
  title: [assertText, ""],
  caption: [captionText, ""],
  width: [integer(160, 8000)],
  height: [integer(120, 8000)],
  theme: [oneOf("light", "dark"), "light"],
  colors: [themeColors, {}],
  transparent: [assertBoolean, false],
  font: [assertText, "Inter, Helvetica, Arial, sans-serif"],
  remarks: [assertBoolean, true],
  showNumber: [callable()],
  onPanel: [callable()],
  document: [anything],
} satisfies RowsFor<FigureOptions>;

/** The options of a figure: what all figures have in common, and its own. */
export function figureOptions<const Rows extends OptionRows>(own: Rows): OptionTable<typeof ROWS & Rows> {
  return defineOptions({ ...ROWS, ...own });
}

type WordRows<Words> = { readonly [Name in keyof Words]: readonly [Check<string>, string] };

/** The words of a figure, which its option `words` may replace: a table with its own as defaults. */
export function figureWords<const Words extends Readonly<Record<string, string>>>(own: Words) {
  const rows = Object.entries(own).map(([name, word]) => [name, [assertText, word]] as const);
  return defineOptions(Object.fromEntries(rows) as unknown as WordRows<Words>);
}

/** The options of figures that have none of their own. */
export const FIGURE_OPTIONS = figureOptions({});

/** What figures have in common, from checked options; `size` is the figure's default width and height of panels. */
export function figureStyle(
  settings: SettingsOf<typeof ROWS>,
  size: { readonly width: number; readonly panels: number },
): FigureStyle {
  const { title, caption, width = size.width, height, theme, transparent, font, remarks: hasRemarks } = settings;
  const { showNumber, onPanel } = settings;
  // Plot asks for a page's type; SvgDocument has what it uses of it.
  const document = (settings.document ?? new SvgDocument()) as unknown as Document;
  const text = typeof caption === "string" ? caption : settingsText(caption);
  return {
    ...{ title, caption: text, width, height, panels: size.panels },
    ...{ theme: { ...THEMES[theme], ...given(settings.colors) }, transparent, font },
    ...{ hasRemarks, showNumber, onPanel, document },
  };
}

function given(colors: FigureColors): FigureColors {
  return Object.fromEntries(Object.entries(colors).filter(([, color]) => color !== undefined));
}

function settingsText(settings: Settings): string {
  return remarks(...Object.entries(settings).map(([name, value]) => `${name} ${String(value)}`));
}

/** Remarks in one line; empty ones are left out. */
export function remarks(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" · ");
}
