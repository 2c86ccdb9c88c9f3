import {
  assertBoolean,
  assertInteger,
  assertOneOf,
  assertOptions,
  assertText,
  isKeyed,
  show,
  typeError,
} from "../core/check";
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

const KEYS = ["title", "caption", "width", "height", "theme", "transparent", "font", "document"];

/** For figures whose size is an option: it is read before `figureStyle` checks all. @throws TypeError for options that are no object. */
export function assertOptionsObject(who: string, options: unknown): void {
  if (isKeyed(options)) return;
  throw typeError(who, `options are ${show(options)}`, "pass an object");
}

/** Checks what figures have in common; `own` are the figure's further options, `size` its default width and height of panels. */
export function figureStyle(
  who: string,
  options: FigureOptions,
  own: readonly string[],
  size: { readonly width: number; readonly panels: number },
): FigureStyle {
  assertOptions(who, options, [...KEYS, ...own]);
  const { title = "", theme = "light", transparent = false, font = "Inter, Helvetica, Arial, sans-serif" } = options;
  const { width = size.width, height } = options;
  assertText(who, "title", title);
  assertText(who, "font", font);
  assertInteger(who, "width", width, 160, 8000);
  if (height !== undefined) assertInteger(who, "height", height, 120, 8000);
  assertOneOf(who, "theme", theme, ["light", "dark"]);
  assertBoolean(who, "transparent", transparent);
  // Plot asks for a page's type; it is content with what SvgDocument has.
  const document = options.document ?? (new SvgDocument() as unknown as Document);
  return {
    title,
    caption: captionText(who, options.caption ?? ""),
    width,
    height,
    panels: size.panels,
    theme: THEMES[theme],
    transparent,
    font,
    document,
  };
}

function captionText(who: string, caption: unknown): string {
  if (typeof caption === "string") return caption;
  if (!isKeyed(caption)) {
    throw typeError(who, `caption is ${show(caption)}`, "pass a string or an object of settings");
  }
  return remarks(...Object.entries(caption).map(([name, value]) => `${name} ${String(value)}`));
}

/** Remarks in one line; empty ones are left out. */
export function remarks(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" · ");
}
