import { assertInteger, assertOptions, assertPositive, rangeError, show, typeError } from "../../core/check";
import { assertText } from "../figure-options";
import { isCovered, withFontFiles } from "./font-files";

export interface PngOptions {
  /** Pixels of the picture for each of the figure's: 2 suits screens, 4 prints at 300 dpi. Default 2. */
  readonly scale?: number;
  /** Width of the picture in pixels, 1 to 20000, instead of `scale`. */
  readonly width?: number;
  /** CSS colour behind a transparent figure. Default none. */
  readonly background?: string;
}

type Resvg = typeof import("@resvg/resvg-js");

const WHO = "toPng";

/** Of resvg; it does not read "pixelated". */
const HARD_PIXELS = 1;

/**
 * Turns a figure into a PNG, in Node. Text is drawn in the font that the package brings, so
 * the picture is the same on every machine; only letters beyond Latin, Greek and Cyrillic are
 * taken from the system's fonts.
 *
 * @param svg - What a `draw...` function returned.
 * @returns The file's bytes.
 * @throws (rejects) TypeError for a wrong kind or where there is no Node; RangeError for SVG that
 *   cannot be read; Error if the optional package `@resvg/resvg-js` is not installed.
 * @example
 * ```ts
 * const png = await toPng(drawLearningCurves({ loss: [1, 0.5, 0.3] }), { scale: 4 });
 * ```
 */
export async function toPng(svg: string, options: PngOptions = {}): Promise<Uint8Array> {
  assertText(WHO, "svg", svg);
  const { fitTo, background } = checked(options);
  const { Resvg } = await loadResvg();
  return withFontFiles((fontFiles) => {
    try {
      const font = {
        loadSystemFonts: !isCovered(svg),
        fontFiles,
        defaultFontFamily: "Inter",
        sansSerifFamily: "Inter",
      };
      const paper = background === undefined ? {} : { background };
      const picture = new Resvg(svg, { fitTo, font, imageRendering: HARD_PIXELS, ...paper });
      return new Uint8Array(picture.render().asPng());
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw rangeError(WHO, `svg cannot be drawn (${reason})`, "pass the text that a draw function returned");
    }
  });
}

function checked(options: PngOptions) {
  assertOptions(WHO, options, ["scale", "width", "background"]);
  const { scale = 2, width, background } = options;
  assertPositive(WHO, "scale", scale);
  if (background !== undefined) assertText(WHO, "background", background);
  if (width === undefined) return { fitTo: { mode: "zoom", value: scale } as const, background };
  assertInteger(WHO, "width", width, 1, 20_000);
  return { fitTo: { mode: "width", value: width } as const, background };
}

/** A name that bundlers do not follow: the package is native code, and not everyone's. */
const RESVG = "@resvg/resvg-js" as string;

async function loadResvg(): Promise<Resvg> {
  if (typeof process === "undefined" || process.versions?.node === undefined) {
    throw typeError(WHO, "there is no Node here", "draw the SVG into the page, or onto a canvas");
  }
  try {
    return (await import(/* @vite-ignore */ RESVG)) as Resvg;
  } catch (cause) {
    const how = `run "npm install ${RESVG}", or keep the SVG`;
    throw new Error(`${WHO}: the optional package ${show(RESVG)} cannot be loaded; ${how}.`, { cause });
  }
}
