import { showValue } from "../../core/format-error";

/** Names that a message lists. */
const MAX_LISTED = 10;
/** Characters of names that are compared. */
const MAX_COMPARED = 60;
/** Names that are compared at all. */
const MAX_NAMES = 2000;

/** A text out of a file in quotes, cut if it is long. */
export function showText(text: string): string {
  return showValue(text);
}

/** Texts in quotes, each cut if it is long. */
export function listQuoted(texts: readonly string[]): string {
  return texts.map(showText).join(", ");
}

/** Names in quotes, those first that are most like `name`; the rest is counted. */
export function listNearest(name: string, names: readonly string[]): string {
  const wanted = name.slice(0, MAX_COMPARED).toLowerCase();
  const ranked = names
    .slice(0, MAX_NAMES)
    .map((other) => ({ other, distance: distance(wanted, other.slice(0, MAX_COMPARED).toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  return withRest(
    ranked.slice(0, MAX_LISTED).map(({ other }) => other),
    names.length,
  );
}

/** The first ten of some texts, in quotes. */
export function listFirst(texts: readonly string[]): string {
  return withRest(texts.slice(0, MAX_LISTED), texts.length);
}

function withRest(listed: readonly string[], count: number): string {
  return count > listed.length ? `${listQuoted(listed)} and ${count - listed.length} more` : listQuoted(listed);
}

/**
 * Letters to insert, remove or replace to make one text the other.
 *
 * Source: Wagner and Fischer (1974), "The string-to-string correction problem", algorithm X.
 */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length];
}

/** `1 row`, `2 rows`, `1,000 rows`. */
export function plural(count: number, what: string, several = `${what}s`): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? what : several}`;
}
