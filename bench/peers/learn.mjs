/** Training from the first line to a goal, for any library; `learn.py` is its twin. */
import { generator, loadFolder } from "./data.mjs";

/**
 * Trains on shuffled batches, tests every `testEvery` steps, stops at the goal or when the time is up.
 *
 * @param model - `step(inputs, labels)` and `classesOf(inputs, rows)`, which may be asynchronous.
 * @returns The accuracy reached and the steps taken, as text.
 */
export async function learn({ folder, batch, goal, testEvery, seconds, seed }, model) {
  const start = performance.now();
  const { train, test } = await loadFolder(folder);
  const { rows, columns } = train;
  const inputs = new Float32Array(batch * columns);
  const labels = new Int32Array(batch);
  const random = generator(seed);
  const order = Int32Array.from({ length: rows }, (_, i) => i);
  for (let steps = 0; ;) {
    shuffle(order, random);
    for (let first = 0; first + batch <= rows; first += batch) {
      for (let i = 0; i < batch; i++) {
        const row = order[first + i];
        inputs.set(train.inputs.subarray(row * columns, (row + 1) * columns), i * columns);
        labels[i] = train.labels[row];
      }
      await model.step(inputs, labels);
      steps++;
      const isLate = performance.now() - start > 1000 * seconds;
      if (steps % testEvery !== 0 && !isLate) continue;
      const classes = await model.classesOf(test.inputs, test.rows);
      const accuracy = test.labels.filter((label, i) => label === classes[i]).length / test.rows;
      if (accuracy >= goal || isLate) return `${accuracy.toFixed(4)} ${steps} steps`;
    }
  }
}

/** The largest of each row. */
export function argMax(values, columns) {
  return Int32Array.from({ length: values.length / columns }, (_, row) => {
    let best = 0;
    for (let j = 1; j < columns; j++) if (values[row * columns + j] > values[row * columns + best]) best = j;
    return best;
  });
}

function shuffle(order, random) {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
}
