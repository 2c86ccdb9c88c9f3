import { iris } from "../../src/datasets/index";

/** The flowers as rows of a table. */
export async function irisRecords(): Promise<Record<string, string | number>[]> {
  const { inputs, targets, classes } = await iris();
  const names = ["sepal length", "sepal width", "petal length", "petal width"];
  return Array.from(targets, (label, row) => ({
    ...Object.fromEntries(names.map((name, c) => [name, Number(inputs.data[row * 4 + c].toFixed(1))])),
    species: classes[label],
  }));
}
