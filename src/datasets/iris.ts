import { readBuiltIn } from "./built-in";
import type { ClassificationDataset } from "./dataset";

/**
 * 150 irises of three species: length and width of sepals and petals in cm. The data are
 * loaded at the first call. Source: R. A. Fisher (1936), public domain.
 */
export async function iris(): Promise<ClassificationDataset> {
  const { default: file } = await import("./data/iris.csv.gz");
  const { rows } = await readBuiltIn("iris", file);
  const classes = [...new Set(rows.map((row) => row[4]))];
  const data = Float32Array.from(rows.flatMap((row) => row.slice(0, 4).map(Number)));
  const targets = Int32Array.from(rows, (row) => classes.indexOf(row[4]));
  return { inputs: { data, rows: rows.length, columns: 4 }, targets, classes };
}
