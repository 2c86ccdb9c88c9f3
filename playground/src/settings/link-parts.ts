/**
 * The parts of a link, as they were written. On its way a link may be encoded once more, copied from HTML, JSON or
 * Markdown, closed by the bracket or the stop of a sentence, or given the names by which others count visits.
 */
import { isText } from "./view";

/** A part as `name=value`; the value is undefined where its `%` signs stand for no text. */
export interface LinkPart {
  readonly name: string;
  readonly value: string | undefined;
}

/** What is left of a link that was encoded more often is no link. */
const MAX_DECODINGS = 3;

/** In HTML, maybe escaped again. */
const AMPERSAND = /&(?:(?:amp|#38|#x26)(?:;|%3B))+/gi;
const OTHER_ENTITY = /&(?:[lg]t|quot|apos|nbsp|#\d+|#x[\da-f]+);/gi;
const MARKDOWN_ESCAPE = /\\(?=[!-/:-@[-`{-~])/g;
const JSON_AMPERSAND = /(?:\\|%5C)u0026/gi;
const JSON_EQUALS = /(?:\\|%5C)u003D/gi;
/** Some signs only where a part begins: they may stand in a text too. */
const SEPARATOR = /&|(?:[#?]|%26(?:amp(?:;|%3B))?)(?=[\w.]+=)/i;
const BEGINNING = /^(?:[#/!?&\s]|%23)+/;
/** Line breaks, spaces, and signs without width. */
const UNSEEN = /[\s\u00ad\u200b-\u200f\u2060\ufeff]+/g;
/** What closes a sentence, a bracket, a quotation or emphasis. */
const CLOSING = /[)\]}>.,;:!?'"`*»”’…]+$/;
const VISIT = /^(?:utm_\w+|\w*clid|mc_[ce]id|igshi?d?|_gl)$/i;

/** Whether a text behind `#` is an address of settings, not the name of a part of the page. */
export function isAddress(hash: string): boolean {
  return /=|%(?:25)*3D|u003D/i.test(hash) || hash.length <= 1;
}

/** The parts behind `#`. */
export function linkParts(hash: string): LinkPart[] {
  const parts = plainLink(hash).split(SEPARATOR);
  const last = parts.length - 1;
  return parts.map((part, at) => linkPart(part, at === last)).filter(({ name }) => name !== "" && !VISIT.test(name));
}

/** A link whose parts can be told apart. */
function plainLink(hash: string): string {
  let text = hash.replace(JSON_AMPERSAND, "&").replace(JSON_EQUALS, "=");
  for (let i = 0; i < MAX_DECODINGS && !text.includes("="); i++) text = decoded(text) ?? text;
  text = text.replace(AMPERSAND, "&").replace(OTHER_ENTITY, "").replace(MARKDOWN_ESCAPE, "");
  // Mail programs write "=" as "=3D", which begins no setting; a title may begin with it.
  if (/\bset=3D/i.test(text)) text = text.replace(/=3D/gi, "=");
  return text.replace(BEGINNING, "");
}

function linkPart(part: string, isLast: boolean): LinkPart {
  const [name, ...rest] = part.split("=");
  const text = rest.join("=");
  if (isText(name)) return { name, value: decoded(text) };
  const tidy = (written: string) => {
    const seen = written.replace(UNSEEN, "");
    return isLast ? seen.replace(CLOSING, "") : seen;
  };
  const value = decodedWhole(text);
  return { name: tidy(decodedWhole(name) ?? name), value: value && tidy(value) };
}

function decodedWhole(text: string): string | undefined {
  let value: string | undefined = text;
  for (let i = 0; i < MAX_DECODINGS && value?.includes("%"); i++) value = decoded(value);
  return value;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
