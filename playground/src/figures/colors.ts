/** Colors of the figures: those of data from the library's palette, those of the page from its style sheet. */
import { contextOf, newCanvas, type Bitmap } from "./bitmap";
import { CLASSES, POINTS, SIGNS, VIRIDIS, type ThemeName } from "wasm-mlp/visualizer/palette";

export type Rgb = readonly [number, number, number];

export interface Colors {
  readonly ink: string;
  readonly faint: string;
  readonly grid: string;
  /** As visible as needed for what is no text. */
  readonly edge: string;
  readonly surface: string;
  /** Distinct to color-blind people as well, after Okabe and Ito (2008); ten. */
  readonly classes: readonly string[];
  /** The same for points, which must be told from their own region. */
  readonly points: readonly string[];
  /** 256 colors from negative over zero to positive, as red, green, blue, opaque bytes of a pixel. */
  readonly diverging: Uint32Array;
  readonly negative: string;
  readonly positive: string;
}

export function readColors(theme: ThemeName): Colors {
  const style = getComputedStyle(document.documentElement);
  const value = (name: string) => sixDigits(style.getPropertyValue(`--${name}`).trim());
  const classes = CLASSES[theme];
  const { toward, share } = POINTS[theme];
  const { negative, zero, positive } = SIGNS[theme];
  return {
    ink: value("ink"),
    faint: value("faint"),
    grid: value("grid"),
    edge: value("edge"),
    surface: value("surface"),
    classes,
    points: classes.map((color) => hexOf(mixed(rgbOf(color), rgbOf(toward), share))),
    diverging: ramp([negative, zero, positive].map(rgbOf)),
    negative,
    positive,
  };
}

/** What the style sheet shows in the colors of data, as custom properties. */
export function propertiesOf(theme: ThemeName): [name: string, value: string][] {
  return [
    ...CLASSES[theme].map((color, i): [string, string] => [`--class-${i}`, color]),
    ["--negative", SIGNS[theme].negative],
    ["--positive", SIGNS[theme].positive],
    ["--shades", VIRIDIS.join(", ")],
  ];
}

/** The three bytes of a color written as #rrggbb or #rgb. */
export function rgbOf(color: string): Rgb {
  const long = color.length > 4 ? color.slice(1) : color.slice(1).replace(/./g, "$&$&");
  const digits = Number.parseInt(long, 16);
  return [(digits >> 16) & 255, (digits >> 8) & 255, digits & 255];
}

/** A color as #rrggbb; the build of the page shortens some. */
function sixDigits(color: string): string {
  return hexOf(mixed(rgbOf(color), rgbOf(color), 0));
}

/** A share of the way from one color to another, as a pixel. */
export function mixed(from: Rgb, to: Rgb, share: number): number {
  const part = (i: number) => Math.round(from[i] + (to[i] - from[i]) * share);
  return ((255 << 24) | (part(2) << 16) | (part(1) << 8) | part(0)) >>> 0;
}

/** A pixel as #rrggbb. */
export function hexOf(pixel: number): string {
  const byte = (shift: number) => ((pixel >> shift) & 255).toString(16).padStart(2, "0");
  return `#${byte(0)}${byte(8)}${byte(16)}`;
}

/** 256 pixels along some colors. */
export function ramp(stops: readonly Rgb[]): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, i) => {
    const at = (i / 255) * (stops.length - 1);
    const first = Math.min(Math.floor(at), stops.length - 2);
    return mixed(stops[first], stops[first + 1], at - first);
  });
}

/** A canvas with the given pixels, kept and painted over again. */
export class PixelPicture {
  readonly canvas = newCanvas();
  #image = new ImageData(1, 1);

  /** Pixels to fill; call `show` then. */
  pixels(columns: number, rows: number): Uint32Array {
    if (this.#image.width !== columns || this.#image.height !== rows) {
      this.#image = new ImageData(columns, rows);
      this.canvas.width = columns;
      this.canvas.height = rows;
    }
    return new Uint32Array(this.#image.data.buffer);
  }

  show(): Bitmap {
    contextOf(this.canvas).putImageData(this.#image, 0, 0);
    return this.canvas;
  }
}
