import type { Plot } from "./plot";

interface ConfusionWords {
  readonly title: string;
  readonly predicted: string;
  readonly actual: string;
}

/** The most classes whose cells can be told apart. */
export const MOST_CLASSES = 60;

/** How often each class (row) was predicted as which (column), on the samples held out. */
export function confusionPlot(classes: readonly string[], counts: Uint32Array, words: ConfusionWords): Plot {
  const { title, predicted, actual } = words;
  const n = classes.length;
  return {
    name: "confusion",
    title,
    order: {
      draw: "drawConfusionMatrix",
      data: { ...samplesOf(counts, n), classes },
      options: { words: { predicted, actual } },
    },
    table: () => [
      ["true class", ...classes.map((name) => `predicted ${name}`)],
      ...classes.map((name, r) => [name, ...counts.subarray(r * n, (r + 1) * n)]),
    ],
  };
}

/** A sample for each that was counted. */
function samplesOf(counts: Uint32Array, n: number) {
  const [targets, predicted]: number[][] = [[], []];
  counts.forEach((count, i) => {
    for (let k = 0; k < count; k++) {
      targets.push(Math.floor(i / n));
      predicted.push(i % n);
    }
  });
  return { targets, predicted };
}
