import type { Bitmap } from "./bitmap";
import type { CircleStyle, LineStyle, Pen, Square, TextStyle } from "./pen";

/** Draws into the text of an SVG file. */
export class SvgPen implements Pen {
  readonly #parts: string[] = [];
  readonly detail = 1;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {}

  line(points: ArrayLike<number>, { stroke, width = 1, opacity = 1, dash = [] }: LineStyle): void {
    const path = Array.from(points, round).join(" ");
    const dashes = dash.length > 0 ? ` stroke-dasharray="${dash.join(" ")}"` : "";
    this.#parts.push(
      `<polyline points="${path}" fill="none" stroke="${escape(stroke)}" stroke-width="${round(width)}" ` +
        `stroke-opacity="${round(opacity)}" stroke-linejoin="round"${dashes}/>`,
    );
  }

  rectangle(x: number, y: number, width: number, height: number, fill: string): void {
    this.#parts.push(`<rect ${box(x, y, width, height)} fill="${escape(fill)}"/>`);
  }

  circle(x: number, y: number, radius: number, style: CircleStyle): void {
    this.#parts.push(`<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" ${look(style)}/>`);
  }

  polygon(points: ArrayLike<number>, style: CircleStyle): void {
    this.#parts.push(`<polygon points="${Array.from(points, round).join(" ")}" ${look(style)}/>`);
  }

  text(x: number, y: number, text: string, style: TextStyle): void {
    const { fill, size = 11, anchor = "start", bold = false, upright = false } = style;
    const turn = upright ? ` transform="rotate(-90 ${round(x)} ${round(y)})"` : "";
    const weight = bold ? ' font-weight="600"' : "";
    this.#parts.push(
      `<text x="${round(x)}" y="${round(y)}" fill="${escape(fill)}" font-size="${size}" text-anchor="${anchor}"${weight}${turn}>` +
        `${escape(text)}</text>`,
    );
  }

  kept(_key: object, draw: (pen: Pen) => void): void {
    draw(this);
  }

  picture(source: Bitmap, x: number, y: number, width: number, height: number, smooth: boolean): void {
    const { width: columns, height: rows } = source;
    this.#image(copied(source, 0, 0, columns, rows), x, y, width, height, smooth);
  }

  part(source: Bitmap, [left, top, side]: Square, [x, y, size]: Square): void {
    this.#image(copied(source, left, top, side, side), x, y, size, size, true);
  }

  #image(href: string, x: number, y: number, width: number, height: number, smooth: boolean): void {
    const rendering = smooth ? "auto" : "pixelated";
    this.#parts.push(
      `<image ${box(x, y, width, height)} preserveAspectRatio="none" style="image-rendering:${rendering}" ` +
        `href="${href}"/>`,
    );
  }

  /** The whole file. */
  toString(): string {
    const { width, height } = this;
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
      `font-family="system-ui, sans-serif">\n${this.#parts.join("\n")}\n</svg>\n`
    );
  }
}

/** A part of a canvas as the address of a picture. */
function copied(source: Bitmap, left: number, top: number, width: number, height: number): string {
  const copy = document.createElement("canvas");
  [copy.width, copy.height] = [width, height];
  copy.getContext("2d")!.drawImage(source, left, top, width, height, 0, 0, width, height);
  return copy.toDataURL();
}

function look({ fill, stroke, width = 1 }: CircleStyle): string {
  const edge = stroke === undefined ? "" : ` stroke="${escape(stroke)}" stroke-width="${round(width)}"`;
  return `fill="${escape(fill)}"${edge}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function box(x: number, y: number, width: number, height: number): string {
  return `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]);
}
