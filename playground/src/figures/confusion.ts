import type { Colors } from "./colors";
import { hexOf, mixed, rgbOf } from "./colors";
import type { Figure, Pen } from "./pen";

/** How often each class (row) was predicted as which (column), on the samples held out. */
export function confusionFigure(
  classes: readonly string[],
  counts: Uint32Array,
  colors: Colors,
  words: { readonly title: string; readonly predicted: string; readonly actual: string },
): Figure {
  return {
    name: "confusion",
    title: words.title,
    draw: (pen) => {
      draw(pen, classes, counts, colors, words);
    },
    table: () => [
      ["true class", ...classes.map((name) => `predicted ${name}`)],
      ...classes.map((name, r) => [name, ...counts.subarray(r * classes.length, (r + 1) * classes.length)]),
    ],
  };
}

function draw(
  pen: Pen,
  classes: readonly string[],
  counts: Uint32Array,
  colors: Colors,
  words: { readonly predicted: string; readonly actual: string },
): void {
  const n = classes.length;
  const labelWidth = Math.min(90, 12 + 6.4 * Math.max(...classes.map((name) => shortened(name).length)));
  const cell = Math.min((pen.width - labelWidth - 22) / n, (pen.height - 46) / n, 64);
  const left = labelWidth + 20 + (pen.width - labelWidth - 22 - n * cell) / 2;
  const top = 30;
  const most = counts.reduce((a, b) => Math.max(a, b), 1);
  const style = { fill: colors.faint, size: 12 };
  pen.text(left, 12, `${words.predicted} →`, style);
  pen.text(left - labelWidth - 6, top + (n * cell) / 2, words.actual, { ...style, anchor: "middle", upright: true });
  for (let r = 0; r < n; r++) {
    const y = top + r * cell;
    pen.text(left - 8, y + cell / 2 + 4, shortened(classes[r]), { fill: colors.ink, anchor: "end" });
    if (cell > 6 * shortened(classes[r]).length) {
      pen.text(left + (r + 0.5) * cell, top - 6, shortened(classes[r]), { fill: colors.ink, anchor: "middle" });
    }
    for (let c = 0; c < n; c++) {
      const count = counts[r * n + c];
      const pixel = mixed(rgbOf(colors.surface), rgbOf(r === c ? colors.ink : colors.positive), fillShare(count, most));
      const x = left + c * cell;
      pen.rectangle(x + 1, y + 1, cell - 2, cell - 2, hexOf(pixel));
      if (count === 0) continue;
      const isDark = count / most > 0.55;
      const fill = isDark ? colors.surface : colors.ink;
      pen.text(x + cell / 2, y + cell / 2 + 4, String(count), { fill, anchor: "middle", size: cell < 26 ? 10 : 12 });
    }
  }
}

function fillShare(count: number, most: number): number {
  return count === 0 ? 0.05 : 0.15 + 0.85 * (count / most);
}

function shortened(name: string): string {
  return name.length > 12 ? `${name.slice(0, 11)}…` : name;
}
