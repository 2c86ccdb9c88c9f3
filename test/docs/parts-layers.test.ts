/** Formulas and defaults of the layers in docs/parts.md against the library. */
import { describe, expect, test } from "vitest";
import * as library from "../../src/index";
import { activationLayers, Linear, Network, Trainer, type ActivationName, type NeuralLayer } from "../../src/index";
import { createLayer } from "../../src/layers/layer-config";
import { extraActivations } from "../reference/extra-activations.mjs";
import { close, expectUsed, formula, identity, mean, PARTS, sigmoid, sum } from "./formula";
import { defaultsIn, namesIn, rowsOf } from "./markdown-tables";

const parts = library as unknown as Readonly<Record<string, new (...args: never[]) => { readonly config: object }>>;
const hardSigmoid = (x: number) => Math.min(Math.max((x + 3) / 6, 0), 1);
const elu = (alpha: number) => (x: number) => (x > 0 ? x : alpha * (Math.exp(x) - 1));

describe("activations", () => {
  const FORMULAS: Readonly<Record<string, (x: number) => number>> = {
    x: (x) => x,
    "max(x, 0)": (x) => Math.max(x, 0),
    "x for x > 0, else slope x": (x) => (x > 0 ? x : 0.01 * x),
    "1 / (1 + e^-x)": sigmoid,
    "tanh x": Math.tanh,
    "x for x > 0, else alpha (e^x - 1)": elu(1),
    "1.0507 ELU(1.6733)": (x) => 1.0507 * elu(1.6733)(x),
    "x Phi(x), or its form by tanh": extraActivations.gelu,
    "x sigmoid(x)": (x) => x * sigmoid(x),
    "x tanh(log(1 + e^x))": (x) => x * Math.tanh(Math.log(1 + Math.exp(x))),
    "log(1 + e^x)": (x) => Math.log(1 + Math.exp(x)),
    "(x + 3) / 6 from 0 to 1": hardSigmoid,
    "x hardSigmoid(x)": (x) => x * hardSigmoid(x),
    "x for x > 0, else a trained slope x": (x) => (x > 0 ? x : 0.25 * x),
  };
  const xs = Array.from({ length: 81 }, (_, i) => (i - 40) / 8);
  const rows = rowsOf(PARTS, "Activations");

  test.each(rows.map(([name, layer, y]) => [namesIn(name)[0], layer, y] as const))("%s", (name, cell, y) => {
    const layers = activationLayers(name as ActivationName);
    const first = new Linear(1, 1, { initializer: { constant: 1 }, bias: false });
    using network = new Network([first, ...layers.map(createLayer)], { seed: 1 });
    const outputs = network.predict(xs.map((x) => [x])).data;
    // The page gives SELU's numbers with five digits.
    close(name, outputs, xs.map(formula(FORMULAS, y)), name === "selu" ? 5e-5 : 2e-6);
    expect(layers).toStrictEqual(layers.length === 0 ? [] : [configOf(cell)]);
  });

  test("none but these", () => {
    expectUsed(
      FORMULAS,
      rows.map((row) => row[2]),
    );
  });
});

/** The configuration of a layer as the page writes it: its arguments are the defaults. */
function configOf(cell: string): object {
  const [, name, value] = /`([A-Za-z0-9]+)\(([-.\d]*)\)`/.exec(cell)!;
  const { config } = new parts[name]();
  const numbers = Object.values(config).filter((setting) => typeof setting === "number");
  expect(numbers, cell).toStrictEqual(value === "" ? [] : [Number(value)]);
  return config;
}

describe("other layers", () => {
  type Rows = readonly (readonly number[])[];
  const x: Rows = [
    [0.5, -1.25, 2],
    [1, 0.25, -0.75],
    [-3, 1.5, 0.125],
  ];
  const centered = (row: readonly number[], epsilon: number) => {
    const m = mean(row);
    return row.map((value) => (value - m) / Math.sqrt(mean(row.map((one) => (one - m) ** 2)) + epsilon));
  };
  const columns = (rows: Rows) => rows[0].map((_, c) => rows.map((row) => row[c]));
  const softmax = (row: readonly number[]) => row.map((value) => Math.exp(value) / sum(row.map(Math.exp)));
  const constant = { initializer: { constant: 0.5 } } as const;
  /** The layer with its defaults, and its outputs, in training if they are of batches. */
  const CASES: Readonly<Record<string, readonly [layer: () => NeuralLayer, y: (x: Rows) => Rows, of?: "training"]>> = {
    Linear: [() => new Linear(3, 2, constant), (rows) => rows.map((row) => [sum(row) / 2, sum(row) / 2])],
    Softmax: [() => new library.Softmax(), (rows) => rows.map(softmax)],
    BatchNorm1d: [
      () => new library.BatchNorm1d(3),
      (rows) => columns(columns(rows).map((column) => centered(column, 1e-5))),
      "training",
    ],
    BatchNorm2d: [
      () => new library.BatchNorm2d(1, { height: 1, width: 3 }),
      (rows) => {
        const all = centered(rows.flat(), 1e-5);
        return rows.map((row, r) => row.map((_, c) => all[3 * r + c]));
      },
      "training",
    ],
    LayerNorm: [() => new library.LayerNorm(3), (rows) => rows.map((row) => centered(row, 1e-5))],
    RMSNorm: [
      () => new library.RMSNorm(3),
      (rows) => rows.map((row) => row.map((one) => one / Math.sqrt(mean(row.map((a) => a * a)) + 1e-5))),
    ],
    Residual: [
      () => new library.Residual([new library.Tanh()]),
      (rows) => rows.map((row) => row.map((one) => one + Math.tanh(one))),
    ],
  };
  /** Random in training, or rows of tables: golden/noise.test.ts, layers/dropout.test.ts, golden/extras.test.ts. */
  const ELSEWHERE = ["Dropout", "AlphaDropout", "GaussianNoise", "Embedding"];

  test("a formula for each", () => {
    const listed = rowsOf(PARTS, "Other layers").flatMap(([cell]) => namesIn(cell));
    expect([...Object.keys(CASES), ...ELSEWHERE].sort()).toStrictEqual(listed.sort());
  });

  test.each(Object.entries(CASES))("%s", (name, [create, y, of]) => {
    using network = new Network([new Linear(3, 3, { bias: false }), create()]);
    network.loadStateDict({ ...network.stateDict(), "0.weight": identity(3) });
    const expected = y(x).flat();
    if (of === undefined) close(name, network.predict(x).data, expected);
    else close(name, trainedOutputs(network, x as number[][]), expected);
  });

  test.each(rowsOf(PARTS, "Other layers"))("%s: defaults", (cell, text) => {
    for (const name of namesIn(cell)) {
      const args = { Linear: [1, 1], BatchNorm2d: [1, { height: 1, width: 1 }], Residual: [[]] }[name];
      const needsWidth = name.includes("Norm");
      if (name === "Embedding" || name === "Residual") continue;
      const { config } = new parts[name](...((args ?? (needsWidth ? [1] : [])) as never[]));
      const [, epsilon] = /ε = ([-\de.]+\d)/.exec(text) ?? [];
      const said = { ...defaultsIn(text), ...(epsilon && { epsilon: Number(epsilon) }) };
      const known = Object.fromEntries(Object.entries(config).filter(([key]) => key in said));
      if (name.startsWith("BatchNorm")) expect(said).toStrictEqual({ epsilon: 1e-5, momentum: 0.1 });
      expect(known).toStrictEqual(said);
      const [, value] = new RegExp(`\`${name}\\(([.\\d]+)\\)`).exec(cell) ?? [];
      if (value !== undefined) expect(Object.values(config)).toContain(Number(value));
    }
  });
});

/** What a custom loss sees in a step of training. */
function trainedOutputs(network: Network, inputs: number[][]): number[] {
  let outputs: number[] = [];
  const loss = {
    name: "none",
    evaluate: ({ data }: { readonly data: Float32Array }) => {
      outputs = Array.from(data);
      return { loss: 0, gradient: new Float32Array(data.length) };
    },
  };
  new Trainer(network, { loss }).step(inputs, inputs);
  return outputs;
}
