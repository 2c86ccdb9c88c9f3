import { isUint8Array } from "../../core/any-realm";
import { isArrayOf } from "../../core/array-of";
import { assertPositive, assertText, rangeError, show, typeError } from "../../core/check";
import { defineOptions, integer, type Check, type RowsFor } from "../../core/option-table";
import { withCommandLine } from "../../core/words";
import { foreignLetter, ownFonts } from "./fonts";
import { loadRenderer } from "./renderer";

/** How large a PNG is, and with which fonts it is drawn. */
export interface PngOptions {
  /** Pixels of the picture for each of the figure's: 2 suits screens, 4 prints at 300 dpi. Default 2. */
  readonly scale?: number | undefined;
  /** Width of the picture in pixels, 1 to 20000, instead of `scale`. */
  readonly width?: number | undefined;
  /** CSS color behind a transparent figure. Default none. */
  readonly background?: string | undefined;
  /** Contents of further font files (TTF, OTF), for letters that are not Latin, Greek or Cyrillic. */
  readonly fonts?: readonly Uint8Array[] | undefined;
}

const WHO = "toPng";

/** Of resvg; it does not read "pixelated". */
const HARD_PIXELS = 1;

/**
 * Turns a figure into a PNG, in Node, pages and workerd. Text is drawn in the font that the package brings, so
 * the picture has the same bytes on every machine. The renderer, a WebAssembly module of 1 MB, is loaded by
 * the first call.
 *
 * @param svg - What a `draw...` function returned.
 * @returns The file's bytes.
 * @throws (rejects) TypeError for a wrong kind; RangeError for SVG that cannot be read, or letters that no font has;
 *   WasmError where the renderer cannot be compiled.
 * @example
 * ```ts
 * const png = await toPng(drawLearningCurves({ loss: [1, 0.5, 0.3] }), { scale: 4 });
 * ```
 */
export async function toPng(svg: string, options: PngOptions = {}): Promise<Uint8Array> {
  assertText(WHO, "svg", svg);
  const { background, fonts, ...size } = OPTIONS.complete(WHO, options);
  const fitTo = sizeOf(size);
  assertLetters(svg, fonts);
  const [Resvg, own] = await Promise.all([loadRenderer(), ownFonts()]);
  const font = { fontBuffers: [...own, ...fonts], defaultFontFamily: "Inter", sansSerifFamily: "Inter" };
  const paper = background === undefined ? {} : { background };
  try {
    const figure = new Resvg(svg, { fitTo, font, imageRendering: HARD_PIXELS, ...paper });
    const picture = figure.render();
    const png = picture.asPng();
    picture.free();
    figure.free();
    return png;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw rangeError(WHO, `svg cannot be drawn (${reason})`, "pass the text that a draw function returned");
  }
}

function assertLetters(svg: string, fonts: readonly Uint8Array[]): void {
  const letter = foreignLetter(svg);
  if (letter === undefined || fonts.length > 0) return;
  const remedy = "pass fonts: [the bytes of a font file that has it], or keep the SVG";
  const error = rangeError(WHO, `svg has the letter ${show(letter)}, which the package's font lacks`, remedy);
  throw withCommandLine(
    error,
    `the figure has the letter ${show(letter)}, which the font of PNGs lacks; a .svg shows it.`,
  );
}

const fontFiles: Check<readonly Uint8Array[]> = (who, name, value) => {
  if (isArrayOf(value, isUint8Array)) return;
  throw typeError(who, `${name} is ${show(value)}`, "pass an array of Uint8Arrays, the contents of font files");
};

const OPTIONS = defineOptions({
  scale: [assertPositive, 2],
  width: [integer(1, 20_000)],
  background: [assertText],
  fonts: [fontFiles, []],
} satisfies RowsFor<PngOptions>);

function sizeOf({ width, scale }: { readonly width: number | undefined; readonly scale: number }) {
  return width === undefined ? ({ mode: "zoom", value: scale } as const) : ({ mode: "width", value: width } as const);
}
