/** Shapes of points, so that classes differ by more than color. */
const SYMBOLS = ["circle", "triangle", "square", "diamond", "cross", "star"] as const;

export type SymbolName = (typeof SYMBOLS)[number];

/** The shape of class `index`; shapes repeat after six. */
export function symbolOf(index: number): SymbolName {
  return SYMBOLS[index % SYMBOLS.length];
}

/** Corners on a circle of radius 1, upward first; `inner` is the radius of every other one. */
function corners(count: number, inner = 1, turn = 0): [number, number][] {
  return Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count + turn;
    const radius = i % 2 === 0 ? 1 : inner;
    return [radius * Math.sin(angle), -radius * Math.cos(angle)];
  });
}

const ARM = 0.36;

const OUTLINES: Readonly<Record<Exclude<SymbolName, "circle">, readonly (readonly [number, number])[]>> = {
  triangle: corners(3).map(([x, y]) => [1.25 * x, 1.25 * y + 0.15]),
  square: corners(4, 1, Math.PI / 4).map(([x, y]) => [1.2 * x, 1.2 * y]),
  diamond: corners(4).map(([x, y]) => [1.1 * x, 1.35 * y]),
  cross: [
    [-ARM, -1.15],
    [ARM, -1.15],
    [ARM, -ARM],
    [1.15, -ARM],
    [1.15, ARM],
    [ARM, ARM],
    [ARM, 1.15],
    [-ARM, 1.15],
    [-ARM, ARM],
    [-1.15, ARM],
    [-1.15, -ARM],
    [-ARM, -ARM],
  ],
  star: corners(10, 0.45).map(([x, y]) => [1.35 * x, 1.35 * y]),
};

/** Path of a symbol of about the area of a circle of `radius`, centered at (x, y). */
export function symbolPath(symbol: SymbolName, radius: number, x = 0, y = 0): string {
  const at = (value: number): string => value.toFixed(2).replace(/\.?0+$/, "");
  if (symbol === "circle") {
    const r = at(radius);
    return `M${at(x - radius)},${at(y)}a${r},${r} 0 1,1 ${at(2 * radius)},0a${r},${r} 0 1,1 ${at(-2 * radius)},0z`;
  }
  return `M${OUTLINES[symbol].map(([dx, dy]) => `${at(x + radius * dx)},${at(y + radius * dy)}`).join("L")}Z`;
}
