import { show } from "../../core/check";

/** Names that a message lists. */
const MAX_LISTED = 10;

/** Names in quotes, those first that are most like `name`; the rest is counted. */
export function listNearest(name: string, names: readonly string[]): string {
  const nearest = [...names].sort((a, b) => distance(name, a) - distance(name, b));
  const listed = nearest.slice(0, MAX_LISTED).map(show).join(", ");
  return names.length > MAX_LISTED ? `${listed} and ${names.length - MAX_LISTED} more` : listed;
}

/** The first ten of some texts, in quotes. */
export function listFirst(texts: readonly string[]): string {
  const listed = texts.slice(0, MAX_LISTED).map(show).join(", ");
  return texts.length > MAX_LISTED ? `${listed} and ${texts.length - MAX_LISTED} more` : listed;
}

/**
 * Letters to insert, remove or replace to make one name the other, whatever their case.
 *
 * Source: Wagner and Fischer (1974), "The string-to-string correction problem", algorithm X.
 */
function distance(from: string, to: string): number {
  const [a, b] = [from.toLowerCase(), to.toLowerCase()];
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
