/** Data of getters and proxies, which give something else at a later look than at the check. */
import { describe, expect, test } from "vitest";
import { Linear, Network, Trainer, type Dataset } from "../../src/index";

type List = readonly unknown[];

/** A list that is `before` for the first `looks` reads of `key`, and `after` from then on. */
function turning(before: List, after: List, key: string, looks: number): never {
  let left = looks;
  const now = () => (left > 0 ? before : after);
  return new Proxy([...before], {
    get(_, name) {
      const value = Reflect.get(now(), name) as unknown;
      if (name === key) left--;
      return value;
    },
  }) as never;
}

const ROWS = [
  [1, 2],
  [3, 4],
  [5, 6],
];

const ONES = [1, 1, 1];
const LABELS = [0, 1, 1];

/** What is turned, and the data in which it stands. */
const CHANGES: [string, List, List, string, (list: never) => Dataset][] = [
  ["a shorter row", [5, 6], [5], "length", (row) => ({ inputs: [[1, 2], [3, 4], row], targets: LABELS })],
  ["a longer row", [1, 2], [1, 2, 9], "length", (row) => ({ inputs: [row, [3, 4], [5, 6]], targets: LABELS })],
  ["a text in a row", [5, 6], [5, "six"], "1", (row) => ({ inputs: [[1, 2], [3, 4], row], targets: LABELS })],
  ["fewer rows", ROWS, ROWS.slice(0, 2), "length", (inputs) => ({ inputs, targets: LABELS })],
  [
    "a shorter typed row",
    ROWS,
    [...ROWS.slice(0, 2), Float32Array.of(5)],
    "2",
    (inputs) => ({ inputs, targets: LABELS }),
  ],
  ["no row", ROWS, [...ROWS.slice(0, 2), null], "2", (inputs) => ({ inputs, targets: LABELS })],
  ["fewer labels", LABELS, [0, 1], "length", (targets) => ({ inputs: ROWS, targets })],
  ["a shorter row of targets", [0, 1], [0], "length", (row) => ({ inputs: ROWS, targets: [[1, 0], [1, 0], row] })],
  ["fewer weights", ONES, [1, 1], "length", (sampleWeights) => ({ inputs: ROWS, targets: LABELS, sampleWeights })],
  ["no weight", ONES, [1, 1, NaN], "2", (sampleWeights) => ({ inputs: ROWS, targets: LABELS, sampleWeights })],
  ["a weight below 0", ONES, [1, 1, -1], "2", (sampleWeights) => ({ inputs: ROWS, targets: LABELS, sampleWeights })],
  [
    "a weight that f32 loses",
    ONES,
    [1, 1, 1e-50],
    "2",
    (sampleWeights) => ({ inputs: ROWS, targets: LABELS, sampleWeights }),
  ],
];

/** The loss of a new network on data after it saw other rows, or the error's text. */
const WAYS: Record<string, (data: Dataset) => Promise<unknown>> = {
  step: async (data) => withTrainer((trainer) => trainer.step(data.inputs, data.targets, data.sampleWeights)),
  evaluate: async (data) => withTrainer((trainer) => trainer.evaluate(data).loss),
  fit: async (data) => withTrainer(async (trainer) => (await trainer.fit(data, { batchSize: 3 })).loss.at(-1)),
  "fit of a stream": async (data) =>
    withTrainer(async (trainer) => (await trainer.fit(once(data), { epochs: 1 })).loss.at(-1)),
  predict: async ({ inputs }) => withTrainer((_, network) => [...network.predict(inputs).data]),
  activations: async ({ inputs }) => withTrainer((_, network) => [...network.activations(inputs)[1].data]),
  inputGradients: async ({ inputs, targets }) =>
    withTrainer((_, network) => [...network.inputGradients(inputs, targets, "crossEntropy").data]),
};

async function withTrainer<Result>(use: (trainer: Trainer, network: Network) => Result): Promise<Awaited<Result>> {
  const network = new Network([new Linear(2, 2), new Linear(2, 2)], { seed: 3 });
  const trainer = new Trainer(network, { loss: "crossEntropy" });
  try {
    const others = Array.from({ length: 4 }, () => [7, 7]);
    trainer.evaluate({ inputs: others, targets: [1, 1, 1, 1] });
    return await use(trainer, network);
  } finally {
    network.dispose();
  }
}

function once(data: Dataset): AsyncIterable<Dataset> {
  return {
    // eslint-disable-next-line @typescript-eslint/require-await -- a stream is asynchronous.
    async *[Symbol.asyncIterator]() {
      yield data;
    },
  };
}

describe.each(Object.entries(WAYS))("%s", (_, run) => {
  test.each(CHANGES)(
    "%s at a later look: what was checked, or a named error",
    async (_, before, after, key, dataOf) => {
      const good = [await run(dataOf(before as never)), await run(dataOf(after as never)).catch(() => undefined)];
      let lastLooks = 0;
      for (let looks = 1; looks < 12; looks++) {
        const outcome = await run(dataOf(turning(before, after, key, looks))).catch((error: unknown) => error);
        if (outcome instanceof Error) {
          expect(outcome.message).toMatch(/^(Trainer\.|Network\.)[^;]*; [^;]*\.$/);
          lastLooks = looks;
        } else expect(good, `after ${looks} looks`).toContainEqual(outcome);
      }
      expect(lastLooks).toBeLessThan(11);
    },
  );
});
