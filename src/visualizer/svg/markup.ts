import { escape } from "./serialize";

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One element as SVG text; numbers are rounded to hundredths of a pixel, undefined values left out. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? rounded(value) : escape(value ?? "")}"`)
    .join("");
  const inside = content.join("");
  return inside === "" ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
}

/** A line of text. */
export function text(content: string, attributes: Attributes): string {
  return element("text", attributes, escape(content));
}

/** Hundredths of a pixel; no figure needs more. */
export function rounded(value: number): string {
  return String(Math.round(value * 100) / 100 + 0);
}
