import type { Samples } from "../training/messages";

/**
 * The two columns that tell most about the target by themselves: by the ratio of the variance
 * between classes to that within them, or by the squared correlation with a value.
 */
export function bestAxes(samples: Samples, columns: number, classes: number | undefined): { x: number; y: number } {
  if (columns <= 2) return { x: 0, y: Math.min(1, columns - 1) };
  const scores = Array.from({ length: columns }, (_, column) =>
    classes === undefined ? correlation(samples, columns, column) : separation(samples, columns, column, classes),
  );
  const order = scores.map((_, column) => column).sort((a, b) => scores[b] - scores[a]);
  const [x, y] = order.slice(0, 2).sort((a, b) => a - b);
  return { x, y };
}

/** Share of a column's variance that lies between the means of the classes. */
function separation({ inputs, targets, rows }: Samples, columns: number, column: number, classes: number): number {
  const sums = new Float64Array(classes);
  const counts = new Float64Array(classes);
  let [sum, squares] = [0, 0];
  for (let r = 0; r < rows; r++) {
    const value = inputs[r * columns + column];
    sums[targets[r]] += value;
    counts[targets[r]]++;
    sum += value;
    squares += value * value;
  }
  const mean = sum / rows;
  const total = squares - rows * mean * mean;
  const between = sums.reduce(
    (all, part, c) => (counts[c] === 0 ? all : all + counts[c] * (part / counts[c] - mean) ** 2),
    0,
  );
  return total > 0 ? between / total : 0;
}

function correlation({ inputs, targets, rows }: Samples, columns: number, column: number): number {
  let [x, y, xx, yy, xy] = [0, 0, 0, 0, 0];
  for (let r = 0; r < rows; r++) {
    const [a, b] = [inputs[r * columns + column], targets[r]];
    x += a;
    y += b;
    xx += a * a;
    yy += b * b;
    xy += a * b;
  }
  const spread = (xx - (x * x) / rows) * (yy - (y * y) / rows);
  return spread > 0 ? (xy - (x * y) / rows) ** 2 / spread : 0;
}
