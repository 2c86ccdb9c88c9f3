import type { Frame } from "./axes";
import { hexOf, type Colors } from "./colors";
import { textWidth, type Pen } from "./pen";
import { shades } from "./shades";

/** What the darkest and the lightest shade mean, at the top right. */
export function drawShadeKey(
  pen: Pen,
  { left, top, width }: Frame,
  [dark, light]: readonly [string, string],
  colors: Colors,
): void {
  const end = left + width - textWidth(light) - 8;
  const style = { fill: colors.faint, anchor: "end", size: 12 } as const;
  pen.text(end - 54, top - 8, dark, style);
  for (let i = 0; i < 48; i++) pen.rectangle(end - 48 + i, top - 16, 1.2, 8, hexOf(shades[Math.round((255 * i) / 47)]));
  pen.text(left + width, top - 8, light, style);
}
