import { assertBoolean, assertText, isKeyed, show, typeError } from "../core/check";
import {
  anything,
  defineOptions,
  integer,
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
  /** No paper behind the figure. Default false. */
  readonly transparent?: boolean;
  /** CSS list of font families. Default `"Inter, Helvetica, Arial, sans-serif"`; `toPng` brings Inter. */
  readonly font?: string;
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
  readonly document: Document;
}

const captionText: Check<string | Settings> = (who, name, value) => {
  if (typeof value === "string" || isKeyed(value)) return;
  throw typeError(who, `${name} is ${show(value)}`, "pass a string or an object of settings");
};

const ROWS = {
  title: [assertText, ""],
  caption: [captionText, ""],
  width: [integer(160, 8000)],
  height: [integer(120, 8000)],
  theme: [oneOf("light", "dark"), "light"],
  transparent: [assertBoolean, false],
  font: [assertText, "Inter, Helvetica, Arial, sans-serif"],
  document: [anything],
} satisfies RowsFor<FigureOptions>;

/** The options of a figure: what all figures have in common, and its own. */
export function figureOptions<const Rows extends OptionRows>(own: Rows): OptionTable<typeof ROWS & Rows> {
  return defineOptions({ ...ROWS, ...own });
}

/** The options of figures that have none of their own. */
export const FIGURE_OPTIONS = figureOptions({});

/** What figures have in common, from checked options; `size` is the figure's default width and height of panels. */
export function figureStyle(
  settings: SettingsOf<typeof ROWS>,
  size: { readonly width: number; readonly panels: number },
): FigureStyle {
  const { title, caption, width = size.width, height, theme, transparent, font } = settings;
  // Plot asks for a page's type; SvgDocument has what it uses of it.
  const document = (settings.document ?? new SvgDocument()) as unknown as Document;
  const text = typeof caption === "string" ? caption : settingsText(caption);
  return {
    ...{ title, caption: text, width, height, panels: size.panels },
    ...{ theme: THEMES[theme], transparent, font, document },
  };
}

function settingsText(settings: Settings): string {
  return remarks(...Object.entries(settings).map(([name, value]) => `${name} ${String(value)}`));
}

/** Remarks in one line; empty ones are left out. */
export function remarks(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" · ");
}
