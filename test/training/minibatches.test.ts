import { describe, expect, test } from "vitest";
import { minibatches, Network, SGD, Trainer, type Dataset, type Matrix, type MinibatchOptions } from "../../src/index";
import { expectThrow } from "../core/throwing";

const ROWS = 10;
/** Row i is (i, -i), its label is i. */
const DATA = {
  inputs: {
    data: Float32Array.from({ length: 2 * ROWS }, (_, i) => (i % 2 === 0 ? i / 2 : -(i - 1) / 2)),
    rows: ROWS,
    columns: 2,
  },
  targets: Int32Array.from({ length: ROWS }, (_, i) => i),
};

const all = (options?: MinibatchOptions, dataset: Dataset = DATA) => [...minibatches(dataset, options)];
const order = (options?: MinibatchOptions) => all(options).flatMap(({ targets }) => [...(targets as Int32Array)]);
const inOrder = [...DATA.targets];

describe("batches", () => {
  test.each([1, 3, 4, 10, 32])("of %i cover every row once, inputs beside their targets", (batchSize) => {
    const batches = all({ batchSize, seed: 1 });
    const rows: number[] = [];
    batches.forEach(({ inputs, targets }, i) => {
      const size = i < batches.length - 1 ? Math.min(batchSize, ROWS) : ROWS - (batches.length - 1) * batchSize;
      expect([inputs.rows, inputs.columns, inputs.data.length]).toStrictEqual([size, 2, 2 * size]);
      [...(targets as Int32Array)].forEach((label, r) => {
        expect(Array.from(inputs.data.subarray(2 * r, 2 * r + 2), Math.abs)).toStrictEqual([label, label]);
        rows.push(label);
      });
    });
    expect(batches).toHaveLength(Math.ceil(ROWS / batchSize));
    expect(rows.sort((a, b) => a - b)).toStrictEqual(inOrder);
  });

  test("the last may be left out", () => {
    expect(all({ batchSize: 4, dropLast: true }).map(({ inputs }) => inputs.rows)).toStrictEqual([4, 4]);
    expect(all({ batchSize: 5, dropLast: true })).toHaveLength(2);
    expect(all({ batchSize: 11, dropLast: true })).toStrictEqual([]);
  });

  test("hold 32 samples unless told", () => {
    const rows = 40;
    const dataset = { inputs: { data: new Float32Array(rows), rows, columns: 1 }, targets: new Int32Array(rows) };
    expect(all({}, dataset).map(({ inputs }) => inputs.rows)).toStrictEqual([32, 8]);
  });

  test("are copies", () => {
    const [{ inputs, targets }] = all({ batchSize: ROWS, shuffle: false });
    inputs.data.fill(9);
    (targets as Int32Array).fill(9);
    expect(DATA.inputs.data[0]).toBe(0);
    expect(DATA.targets[0]).toBe(0);
  });
});

describe("order", () => {
  test("shuffle: false keeps it", () => {
    expect(order({ batchSize: 3, shuffle: false })).toStrictEqual(inOrder);
  });

  test("the seed fixes it, whatever the size of batches", () => {
    expect(order({ seed: 5 })).toStrictEqual(order({ seed: 5, batchSize: 3 }));
    expect(order({ seed: 5 })).not.toStrictEqual(order({ seed: 6 }));
    expect(order()).toStrictEqual(order({ seed: 0 }));
    expect(order({ seed: 5 })).not.toStrictEqual(inOrder);
  });
});

describe("targets", () => {
  test("rows stay rows", () => {
    const targets = inOrder.map((i) => [i, i + 0.5]);
    for (const batch of all({ batchSize: 4 }, { ...DATA, targets })) {
      const { data, columns, rows } = batch.targets as Matrix;
      expect([columns, rows]).toStrictEqual([2, batch.inputs.rows]);
      for (let r = 0; r < rows; r++) {
        const i = batch.inputs.data[2 * r];
        expect([...data.subarray(2 * r, 2 * r + 2)]).toStrictEqual([i, i + 0.5]);
      }
    }
  });

  test("a list of values keeps them as they are", () => {
    const targets = inOrder.map((i) => i + 0.25);
    const batches = all({ batchSize: 4, shuffle: false }, { ...DATA, targets });
    expect(batches.flatMap((batch) => [...(batch.targets as number[])])).toStrictEqual(targets);
  });

  test.each([0, 0.25])("a list that is changed between two batches does not change them (plus %d)", (part) => {
    const targets = inOrder.map((i) => i + part);
    const before = [...targets];
    const got: number[] = [];
    for (const batch of minibatches({ ...DATA, targets }, { batchSize: 4, shuffle: false })) {
      got.push(...(batch.targets as number[]));
      targets.fill(-1);
    }
    expect(got).toStrictEqual(before);
  });

  test("labels of other integer types keep their values", () => {
    const targets = Uint8Array.from(inOrder, (i) => 246 + i);
    const batches = all({ batchSize: 4, shuffle: false }, { ...DATA, targets });
    expect(batches.flatMap((batch) => [...(batch.targets as number[])])).toStrictEqual([...targets]);
  });
});

test("a loop of steps trains as fit does without shuffle", async () => {
  const train = async (loop: (trainer: Trainer) => Promise<unknown> | undefined) => {
    using network = Network.mlp([2, 4, ROWS], { seed: 1 });
    await loop(new Trainer(network, { loss: "crossEntropy", optimizer: new SGD() }));
    return network.stateDict();
  };
  const byHand = await train((trainer) => {
    for (const { inputs, targets } of minibatches(DATA, { batchSize: 3, shuffle: false }))
      trainer.step(inputs, targets);
    return undefined;
  });
  expect(byHand).toStrictEqual(await train((trainer) => trainer.fit(DATA, { batchSize: 3, shuffle: false })));
});

describe("bad input", () => {
  test.each([
    [DATA, { batchSize: 0 }, RangeError, "batchSize is 0; pass an integer of 1 or more"],
    [DATA, { batchSize: "4" }, TypeError, 'batchSize is "4"; pass a number'],
    [DATA, { shuffle: 1 }, TypeError, "shuffle is 1; pass true or false"],
    [DATA, { dropLast: null }, TypeError, "dropLast is null; pass true or false"],
    [DATA, { seed: -1 }, RangeError, "seed is -1; pass an integer from 0 to 9007199254740991"],
    [
      DATA,
      { size: 4 },
      RangeError,
      'option "size" is unknown; did you mean "batchSize"? Choose from "batchSize", "shuffle", "seed", "dropLast"',
    ],
    [DATA, null, TypeError, "options are null; pass an object"],
    [null, {}, TypeError, "the data are null; pass { inputs, targets }"],
    [{ ...DATA, inputs: [] }, {}, RangeError, "inputs have no rows; pass at least one sample"],
    [
      { inputs: [[1, 2], [3]], targets: [0, 1] },
      {},
      RangeError,
      "row 1 of inputs has 1 columns, row 0 has 2; give all rows the same length",
    ],
    [
      { inputs: [[1, NaN]], targets: [0] },
      {},
      RangeError,
      "inputs at row 0, column 1 are NaN; replace or remove values that are not finite f32 numbers",
    ],
    [{ inputs: [[1, 2]], targets: ["dog"] }, {}, TypeError, 'target 0 is "dog"; pass numbers only'],
    [{ inputs: [[1, "2"]], targets: [0] }, {}, TypeError, 'inputs at row 0, column 1 are "2"; pass numbers only'],
    [
      { ...DATA, targets: [1, 2] },
      {},
      RangeError,
      "there are 10 samples and 2 targets; pass one target for each sample",
    ],
    [
      { ...DATA, targets: [[1], [2]] },
      {},
      RangeError,
      "there are 10 samples and 2 targets; pass one target for each sample",
    ],
    [
      { ...DATA, targets: "labels" },
      {},
      TypeError,
      'targets are "labels"; pass { data: Float32Array, rows, columns } or an array of rows',
    ],
  ])("case %#: %o with %o is refused", (dataset, options, type, message) => {
    expectThrow(() => all(options as never, dataset as never), type, `minibatches: ${message}.`);
  });
});
