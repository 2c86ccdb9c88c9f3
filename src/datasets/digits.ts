import { readBuiltIn } from "./built-in";
import { numberedClasses, type ClassificationDataset } from "./dataset";

/** Largest pixel value in the file. */
const MAX_PIXEL = 16;

/**
 * 1,797 handwritten digits of 8 x 8 pixels, scaled to 0 to 1, a row of 64 a digit. The data
 * are loaded at the first call.
 *
 * Source: UCI Machine Learning Repository, "Optical Recognition of Handwritten Digits"
 * (Alpaydin and Kaynak), test part, CC BY 4.0.
 */
export async function digits(): Promise<ClassificationDataset> {
  const { default: file } = await import("./data/digits.csv.gz");
  const { rows } = await readBuiltIn("digits", file);
  const data = new Float32Array(64 * rows.length);
  const targets = new Int32Array(rows.length);
  rows.forEach((row, r) => {
    for (let c = 0; c < 64; c++) data[64 * r + c] = Number(row[c]) / MAX_PIXEL;
    targets[r] = Number(row[64]);
  });
  return { inputs: { data, rows: rows.length, columns: 64 }, targets, classes: numberedClasses(10) };
}
