import { describe, expect, test } from "vitest";
import { loadNetwork, saveNetwork } from "../../src/files/index";
import {
  BatchNorm1d,
  Dropout,
  fitLBFGS,
  Linear,
  Network,
  StateError,
  Tanh,
  Trainer,
  type LBFGSState,
  type Matrix,
} from "../../src/index";
import { engineFor } from "../../src/wasm/engine";
import { expectRejection, rejection } from "../core/throwing";
import golden from "../golden/lbfgs.json";
import { RandomNumbers } from "../reference/random";

const random = new RandomNumbers(5);
const inputs = random.matrix(60, 3);
/** A plane and noise. */
const targets = inputs.map(([a, b, c]) => [1.5 * a - 2 * b + 0.5 * c + 0.3 + random.uniform(-0.1, 0.1)]);

/** Solves the normal equations of least squares by Gaussian elimination; the last coefficient is the intercept. */
function leastSquares(): number[] {
  const rows = inputs.map((row) => [...row, 1]);
  const n = 4;
  const a = Array.from({ length: n }, (_, i) => [
    ...Array.from({ length: n }, (__, j) => rows.reduce((sum, row) => sum + row[i] * row[j], 0)),
    rows.reduce((sum, row, r) => sum + row[i] * targets[r][0], 0),
  ]);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if (j === i) continue;
      const factor = a[j][i] / a[i][i];
      a[j] = a[j].map((value, k) => value - factor * a[i][k]);
    }
  }
  return a.map((row, i) => row[n] / row[i]);
}

test("a linear network comes to the least squares", async () => {
  using network = new Network([new Linear(3, 1)], { seed: 1 });
  const { losses, hasConverged } = await fitLBFGS(network, { inputs, targets }, { loss: "meanSquaredError" });
  expect(hasConverged).toBe(true);
  expect(losses.length).toBeLessThan(30);
  const { "0.weight": weight, "0.bias": bias } = network.stateDict();
  const expected = leastSquares();
  [...weight.data, ...bias.data].forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i], 4);
  });
});

test("two classes that overlap: the gradient vanishes, the loss never rises, memory is given back", async () => {
  const labels = inputs.map(([a, b]) => Number(a + b + random.uniform(-1, 1) > 0));
  using network = new Network([new Linear(3, 2)], { seed: 2 });
  new Trainer(network, { loss: "crossEntropy" }).step(inputs, labels);
  const data = { inputs, targets: labels };
  const before = engineFor("strict").arena.liveBytes;
  const seen: number[] = [];
  const onIteration = (iteration: number, loss: number) => void (seen[iteration] = loss);
  const { losses } = await fitLBFGS(network, data, { loss: "crossEntropy", tolerance: 1e-4, onIteration });
  losses.slice(1).forEach((loss, i) => {
    expect(loss).toBeLessThan(losses[i]);
  });
  expect(seen.slice(1)).toStrictEqual(losses.slice(1));
  expect(engineFor("strict").arena.liveBytes).toBe(before);
  const trainer = new Trainer(network, { loss: "crossEntropy" });
  expect(trainer.evaluate(data).loss).toBeCloseTo(losses[losses.length - 1], 6);
  trainer.step(inputs, labels);
  expect(trainer.gradientNorm).toBeLessThan(5e-4);
});

test("a curved problem ends far below where Adam comes with as many passes", async () => {
  const create = () => new Network([new Linear(3, 8), new Tanh(), new Linear(8, 1)], { seed: 3 });
  const data = { inputs, targets: inputs.map(([a, b, c]) => [Math.sin(3 * a) * b + c * c]) };
  const [network, other] = [create(), create()];
  const { losses } = await fitLBFGS(network, data, { loss: "meanSquaredError", iterations: 200 });
  const { loss } = await new Trainer(other, { loss: "meanSquaredError" }).fit(data, { epochs: 400, batchSize: 60 });
  expect(losses[losses.length - 1]).toBeLessThan(0.1 * loss[loss.length - 1]);
});

test("frozen parameters stay, and what is not valid changes nothing", async () => {
  const network = new Network([new Linear(3, 4), new Tanh(), new Linear(4, 1)], { seed: 3 });
  const before = network.stateDict();
  const data = { inputs, targets };
  const loss = "meanSquaredError";
  await expectRejection(
    fitLBFGS(network, data, { loss, iterations: 0 }),
    RangeError,
    "fitLBFGS: iterations is 0; pass an integer of 1 or more.",
  );
  const reason = new Error("no");
  expect(await rejection(fitLBFGS(network, data, { loss, signal: AbortSignal.abort(reason) }))).toBe(reason);
  expect(await rejection(fitLBFGS(network, { inputs, targets: [1] }, { loss }))).toBeInstanceOf(RangeError);
  expect(network.stateDict()).toStrictEqual(before);
  network.freeze("0");
  await fitLBFGS(network, data, { loss, iterations: 3 });
  expect(network.stateDict()["0.weight"]).toStrictEqual(before["0.weight"]);
  const fit = new Trainer(network, { loss }).fit(data);
  expect(await rejection(fitLBFGS(network, data, { loss }))).toBeInstanceOf(StateError);
  await fit;
  const onIteration = () => {
    network.dispose();
  };
  expect(await rejection(fitLBFGS(network, data, { loss, onIteration }))).toBeInstanceOf(StateError);
});

/** scikit-learn 1.2: Ridge and LogisticRegression by lbfgs, whose objectives are sums over the samples. */
test("the L2 term spares biases: the minimum of scikit-learn's objectives", async () => {
  const sklearn = golden as Golden;
  using ridge = new Network([new Linear(3, 1)], { seed: 1 });
  const values = { inputs: sklearn.inputs, targets: sklearn.values };
  // Sum of squares + alpha w²: the mean of squares + l2 / 2 w².
  await fitLBFGS(ridge, values, { loss: "meanSquaredError", l2: (2 * sklearn.alpha) / values.inputs.length });
  expectParameters(ridge, sklearn.ridge);
  using logistic = new Network([new Linear(3, 1)], { seed: 1 });
  const classes = { inputs: sklearn.inputs, targets: sklearn.classes };
  const l2 = sklearn.alpha / classes.inputs.length;
  const { losses } = await fitLBFGS(logistic, classes, { loss: "binaryCrossEntropyFromLogits", l2, tolerance: 1e-6 });
  expectParameters(logistic, sklearn.logistic);
  expect(losses.at(-1)).toBeCloseTo(sklearn.objective, 6);
});

interface Golden {
  readonly alpha: number;
  readonly inputs: number[][];
  readonly values: number[];
  readonly classes: number[];
  readonly ridge: number[];
  readonly logistic: number[];
  /** Of the logistic regression, divided by the number of samples. */
  readonly objective: number;
}

function expectParameters(network: Network, expected: readonly number[]): void {
  const { "0.weight": weight, "0.bias": bias } = network.stateDict();
  [...weight.data, ...bias.data].forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i], 4);
  });
}

test.each([-1, NaN, "1"])("l2: %s is refused", async (l2) => {
  using network = new Network([new Linear(3, 1)]);
  const run = fitLBFGS(network, { inputs, targets }, { loss: "meanSquaredError", l2: l2 as number });
  await expect(run).rejects.toThrow("fitLBFGS: l2 is");
});

/** Exact line searches would need as many iterations as there are dimensions; Wolfe's conditions accept steps that are not exact. */
test.each([2, 4, 8, 12])("a quadratic of %s dimensions: 1e-6 within 2 n + 5 evaluations", async (dimensions) => {
  const random = new RandomNumbers(dimensions);
  const points = random.matrix(20 * dimensions, dimensions);
  const plane = Array.from({ length: dimensions }, () => random.uniform(-2, 2));
  const heights = points.map((point) => [point.reduce((sum, value, i) => sum + value * plane[i], 0)]);
  let evaluations = 0;
  const squares = {
    name: "squares",
    evaluate({ data, rows }: Matrix, { data: wanted }: Matrix) {
      evaluations++;
      const errors = data.map((value, i) => value - wanted[i]);
      const loss = errors.reduce((sum, error) => sum + error * error, 0) / rows;
      return { loss, gradient: errors.map((error) => (2 * error) / rows) };
    },
  };
  using network = new Network([new Linear(dimensions, 1, { bias: false })], { seed: 1 });
  const { losses } = await fitLBFGS(network, { inputs: points, targets: heights }, { loss: squares, tolerance: 1e-6 });
  expect(losses.at(-1)).toBeLessThan(1e-6);
  expect(evaluations).toBeLessThanOrEqual(2 * dimensions + 5);
});

test("promises of onIteration are waited for, and weights of classes count", async () => {
  const labels = inputs.map(([a]) => Number(a + random.uniform(-1, 1) > 0));
  const data = { inputs, targets: labels };
  const create = () => new Network([new Linear(3, 2)], { seed: 2 });
  const [network, other] = [create(), create()];
  const options = { loss: "crossEntropy", iterations: 5 } as const;
  await fitLBFGS(network, data, { ...options, classWeights: [1, 3] });
  await fitLBFGS(other, { ...data, sampleWeights: labels.map((label) => 1 + 2 * label) }, options);
  expect(network.stateDict()).toStrictEqual(other.stateDict());
  const failing = fitLBFGS(other, data, { ...options, onIteration: () => Promise.reject(new Error("full")) });
  await expect(failing).rejects.toThrow("full");
  await expect(fitLBFGS(other, data, { ...options, classWeights: [1] })).rejects.toThrow(RangeError);
});

describe("a fit in pieces", () => {
  const data = { inputs, targets: inputs.map(([a, b, c]) => [Math.sin(3 * a) * b + c * c]) };
  const create = () => {
    const layers = [new Linear(3, 8), new BatchNorm1d(8), new Tanh(), new Dropout(0.2), new Linear(8, 1)];
    return new Network(layers, { seed: 3 });
  };
  const options = { loss: "meanSquaredError", l2: 1e-3, tolerance: 0 } as const;

  test("has the bits of one, through a file too", async () => {
    using whole = create();
    const { losses, state: last } = await fitLBFGS(whole, data, { ...options, iterations: 40 });
    using first = create();
    const begun = await fitLBFGS(first, data, { ...options, iterations: 17 });
    const file = await saveNetwork(first, undefined, { details: { lbfgs: { ...begun.state } } });
    const { network, details } = await loadNetwork(file);
    using second = network;
    const state = details?.lbfgs as LBFGSState;
    const ended = await fitLBFGS(second, data, { ...options, iterations: 23, state });
    expect(second.stateDict()).toStrictEqual(whole.stateDict());
    expect([...begun.losses, ...ended.losses.slice(1)]).toStrictEqual(losses);
    expect(ended.state).toStrictEqual(last);
    expect(last.pairs).toHaveLength(10);
    // Without the state it is another fit.
    using other = create();
    other.loadStateDict(first.stateDict());
    await fitLBFGS(other, data, { ...options, iterations: 23 });
    expect(other.stateDict()).not.toStrictEqual(whole.stateDict());
  });

  test("every way to give a state that does not fit is refused, and nothing changes", async () => {
    using network = create();
    const { state } = await fitLBFGS(network, data, { ...options, iterations: 3 });
    const before = network.stateDict();
    const [pair] = state.pairs;
    const { "1.running_var": variance, ...others } = state.statistics;
    const wrong: [unknown, string][] = [
      [null, "state is null"],
      [[1], "state is [1]"],
      [{ ...state, more: 1 }, 'option "more" is unknown'],
      [{ pairs: state.pairs }, "state lacks pairs or statistics"],
      [{ ...state, pairs: [1] }, "state lacks pairs or statistics"],
      [{ ...state, pairs: new Array(11).fill(pair) }, "state.pairs are 11, more than 10"],
      [{ ...state, pairs: [{ ...pair, turn: [1, 2] }] }, "state.pairs[0].turn has 2 numbers, this network needs 60"],
      [
        { ...state, pairs: [{ ...pair, change: undefined }] },
        "state.pairs[0].change is not an array of finite numbers",
      ],
      [{ ...state, pairs: [{ ...pair, turn: pair.turn.map(() => NaN) }] }, "state.pairs[0].turn is not an array"],
      [
        { ...state, pairs: [{ ...pair, turn: pair.change.map((x) => -x) }] },
        "state.pairs[0] have no positive curvature",
      ],
      [{ ...state, statistics: others }, 'state.statistics["1.running_var"] is not an array of numbers of 0 or more'],
      [{ ...state, statistics: { ...others, "1.running_var": variance.map((x) => -x) } }, "numbers of 0 or more"],
      [{ ...state, statistics: { ...state.statistics, "2.weight": [1] } }, 'option "2.weight" is unknown'],
    ];
    for (const [given, text] of wrong) {
      const run = fitLBFGS(network, data, { ...options, state: given as LBFGSState });
      await expect(run, text).rejects.toThrow(text);
    }
    expect(network.stateDict()).toStrictEqual(before);
  });
});
