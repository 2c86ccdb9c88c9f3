import { lookUp } from "../../core/look-up";

/** What a drawn node is read by: elements and texts of a page's document and of `SvgDocument`. */
export interface DrawnNode {
  readonly nodeType: number;
  readonly localName?: string;
  readonly data?: string;
  readonly attributes?: Iterable<{ readonly name: string; readonly value: string }>;
  readonly childNodes?: Iterable<DrawnNode>;
}

const TEXT = 3;

/**
 * A drawing as SVG text, the same for every document that it was drawn in. Style sheets are
 * left out: colors and fonts stand in attributes, which every reader of SVG knows.
 */
export function serialize(node: DrawnNode): string {
  if (node.nodeType === TEXT) return escape(node.data ?? "");
  const name = node.localName ?? "";
  if (name === "style") return "";
  const attributes = Array.from(
    node.attributes ?? [],
    ({ name, value }) => ` ${name}="${escape(short(name, value))}"`,
  ).join("");
  const content = Array.from(node.childNodes ?? [], serialize).join("");
  return content === "" ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`;
}

/** Decimals beyond thousandths, which no eye sees and which differ between processors. */
const LONG_DECIMALS = /-?\d+\.\d{4,}(?:e-\d+)?/g;

/** A geometric attribute with its numbers rounded to thousandths. */
function short(name: string, value: string): string {
  if (name === "href" || name.startsWith("aria-")) return value;
  return value.replaceAll(LONG_DECIMALS, (number) => String(Math.round(Number(number) * 1000) / 1000 + 0));
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Control characters but white space, halves of pairs, and what is no character: XML 1.0 has no form for most of them. */
const NO_LETTERS = /(?![\t\n\r])\p{Cc}|[\p{Cs}\ufffe\uffff]/gu;

/** Text as XML allows it: markup escaped, what is no letter left out. */
export function escape(text: string): string {
  const allowed = text.replaceAll(NO_LETTERS, "");
  return allowed.replaceAll(/[&<>"]/g, (c) => lookUp(ENTITIES, c)!);
}
