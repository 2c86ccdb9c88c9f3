/** Formulas, options and defaults of the losses in docs/parts.md against the library. */
import { describe, expect, test } from "vitest";
import { Linear, Network, Sigmoid, Trainer, type LossSpec } from "../../src/index";
import { close, expectUsed, formula, identity, mean, PARTS, sigmoid, sum } from "./formula";
import { defaultsIn, namesIn, rowsOf } from "./markdown-tables";

describe("losses", () => {
  interface Case {
    readonly y: number[][];
    readonly t: number[] | number[][];
    /** Of an output (its place in the row, and the row) and its target, or of a row and its class or row; the loss is their mean. */
    readonly terms: (y: number[], t: never) => number[];
  }
  const Y = [
    [0.3, -1.2, 2],
    [1.5, 0.4, -0.6],
  ];
  const T = [
    [0.5, -0.2, 0.4],
    [0, 1, 0.9],
  ];
  const SHARES = T.map((row) => row.map(Math.abs));
  const each = (term: (y: number, t: number) => number, t = T): Case => ({
    ...{ y: Y, t },
    terms: (y, targets: number[]) => y.map((value, j) => term(value, targets[j])),
  });
  const ofClass = (term: (y: number[], c: number) => number): Case => ({
    ...{ y: Y, t: [2, 1] },
    terms: (y, c: number) => [term(y, c)],
  });
  const logP = (y: number[], c: number) => y[c] - Math.log(sum(y.map(Math.exp)));
  const logistic = (y: number, t: number) => -t * Math.log(sigmoid(y)) - (1 - t) * Math.log(1 - sigmoid(y));
  const FORMULAS: Readonly<Record<string, readonly Case[]>> = {
    "(y - t)²": [each((y, t) => (y - t) ** 2)],
    "-log p of the class, p by softmax; `labelSmoothing: 0` \\*": [ofClass((y, c) => -logP(y, c))],
    "-t log a - (1 - t) log(1 - a)": [each(logistic, SHARES)],
    "|y - t|": [each((y, t) => Math.abs(y - t))],
    "d² / 2 for |d| up to `delta: 1`, else delta (|d| - delta / 2); d = y - t": [
      each((y, t) => (Math.abs(y - t) <= 1 ? (y - t) ** 2 / 2 : Math.abs(y - t) - 0.5)),
    ],
    "q (t - y) for y < t, else (1 - q) (y - t); an output for each q of `levels: [0.5]`": [
      each((y, t) => (y < t ? 0.5 * (t - y) : 0.5 * (y - t))),
    ],
    "e^y - t y, t of 0 or more; y is the logarithm of the rate": [each((y, t) => Math.exp(y) - t * y, SHARES)],
    "(log v + (m - t)² / v) / 2; outputs m, then log v (PyTorch takes v)": [
      {
        ...{
          y: [
            [0.4, -0.3],
            [-1, 0.8],
          ],
          t: [[1], [0.5]],
        },
        terms: ([m, logV], [t]: number[]) => [(logV + (m - t) ** 2 / Math.exp(logV)) / 2],
      },
    ],
    "sum over classes j but c of max(0, 1 - y_c + y_j), over their number; one output: max(0, 1 ∓ y)": [
      ofClass((y, c) => sum(y.map((one, j) => (j === c ? 0 : Math.max(0, 1 - y[c] + one)))) / y.length),
      {
        ...{ y: [[0.4], [-0.3]], t: [[1], [0]] },
        terms: ([y], [t]: number[]) => [Math.max(0, t === 1 ? 1 - y : 1 + y)],
      },
    ],
    "-(1 - p)^gamma log p; `gamma: 2`": [ofClass((y, c) => -((1 - Math.exp(logP(y, c))) ** 2) * logP(y, c))],
    "-w t log a - (1 - t) log(1 - a), a = sigmoid(y); w of `positiveWeights: 1`": [each(logistic, SHARES)],
    "your own: value and gradient of the mean": [],
  };
  const rows = rowsOf(PARTS, "Losses");
  const named = rows.map(([cell, text]) => [namesIn(cell)[0], text] as const).filter(([name]) => name !== undefined);

  function lossOf(loss: LossSpec, { y, t }: Pick<Case, "y" | "t">): number {
    const width = y[0].length;
    const last = loss === "binaryCrossEntropy" ? [new Sigmoid()] : [];
    using network = new Network([new Linear(width, width, { bias: false }), ...last]);
    network.loadStateDict({ "0.weight": identity(width) });
    return new Trainer(network, { loss }).evaluate({ inputs: y, targets: t }).loss;
  }

  test.each(named)("%s", (name, text) => {
    for (const golden of formula(FORMULAS, text)) {
      const terms = golden.y.flatMap((row, r) => golden.terms(row, golden.t[r] as never));
      close(name, [lossOf(name as LossSpec & string, golden)], [mean(terms)]);
    }
  });

  test("none but these", () => {
    expectUsed(
      FORMULAS,
      rows.map((row) => row[1]),
    );
  });

  test.each(named)("%s: its options are on the page, with their defaults", (name, text) => {
    const said = defaultsIn(text);
    let message = "";
    try {
      lossOf({ type: name, zzz: 1 } as never, { y: Y, t: T });
    } catch (error) {
      message = (error as Error).message;
    }
    const options = [...message.matchAll(/"(\w+)"/g)].map((match) => match[1]).filter((one) => one !== "zzz");
    expect(options.sort()).toStrictEqual(["type", ...Object.keys(said)].sort());
    const [first] = formula(FORMULAS, text);
    for (const [option, value] of Object.entries(said)) {
      const plain = lossOf(name as LossSpec & string, first);
      expect(lossOf({ type: name, [option]: value } as never, first), option).toBe(plain);
      const other = Array.isArray(value) ? [0.3] : Number(value) + 0.3;
      expect(lossOf({ type: name, [option]: other } as never, first), option).not.toBe(plain);
    }
  });

  test("a sum is the terms' number times the mean", () => {
    using network = new Network([new Linear(3, 3)], { seed: 1 });
    const of = (reduction: "mean" | "sum") =>
      new Trainer(network, { loss: "huber", reduction }).evaluate({ inputs: Y, targets: T }).loss;
    expect(of("sum") / of("mean")).toBeCloseTo(6, 5);
  });
});
