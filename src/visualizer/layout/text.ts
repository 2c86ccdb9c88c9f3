/**
 * Widths of text without a page to measure it in: advances of Inter in thousandths of an em by
 * group of letters, on the wide side, so that other sans-serif fonts fit as well.
 */
const ADVANCES: readonly (readonly [letters: string, advance: number])[] = [
  ["ijlI.,:;'|!·", 285],
  [" \u00a0ftr()[]{}/\\-", 390],
  ["mwMW@%—", 900],
  ["ABCDEFGHJKLNOPQRSTUVXYZ0123456789+−=<>≤≥±×÷√#&", 690],
];

const OTHER = 610;

const ADVANCE = new Map(ADVANCES.flatMap(([letters, advance]) => Array.from(letters, (c) => [c, advance] as const)));

/** About how wide a line of text is, in pixels. */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const letter of text) width += ADVANCE.get(letter) ?? OTHER;
  return (width * fontSize) / 1000;
}

/** Lines of at most `width` pixels, broken between words; a longer word has a line of its own. */
export function wrapText(text: string, fontSize: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/ +/).filter((word) => word !== "")) {
    const longer = lines.length === 0 ? word : `${lines[lines.length - 1]} ${word}`;
    if (lines.length > 0 && textWidth(longer, fontSize) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Text cut to `width` pixels, with an ellipsis for what is missing. */
export function fitText(text: string, fontSize: number, width: number): string {
  if (textWidth(text, fontSize) <= width) return text;
  const letters = Array.from(text);
  while (letters.length > 1 && textWidth(`${letters.join("")}…`, fontSize) > width) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}
