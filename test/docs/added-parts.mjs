/** What is proved of the examples of docs/adding, in the copy of the sources that adding.mjs makes. */
import { expect, test } from "vitest";
import * as library from "../../src/index";
import { drawBars } from "../../src/visualizer/index";
import { stripes } from "../../src/datasets/index";
import { MLPRegressor } from "../../src/estimators/index";
import { normStudy } from "../../src/experiments/index";
import { createSchedule } from "../../src/training/schedules/create-schedule";
import { FIELDS } from "../../playground/src/settings/fields";
import { capture } from "../cli/captured-terminal";

const { checkGradients, createOptimizer, Linear, Network, SGD, Trainer } = library;
const X = Array.from({ length: 11 }, (_, i) => [(i - 5) * 1.3]);

function expectClose(found, expected, tolerance = 2e-6) {
  expected.forEach((value, i) =>
    expect(Math.abs(found[i] - value)).toBeLessThan(tolerance * Math.max(1, Math.abs(value))),
  );
}

test("softsign", () => {
  const layers = [new Linear(1, 1, { initializer: { constant: 1 }, bias: false }), new library.Softsign()];
  using network = new Network(layers);
  expectClose(
    network.predict(X).data,
    X.map(([x]) => x / (1 + Math.abs(x))),
  );
  using again = Network.fromConfig(network.config);
  expect(again.config).toStrictEqual(network.config);
  expect(checkGradients(network, { inputs: X, targets: X }, { loss: "meanSquaredError" }).worst).toBeLessThan(1e-2);
});

test("logSigmoid, wherever an activation is named", async () => {
  using network = Network.mlp([1, 4, 1], { activation: "logSigmoid", seed: 1 });
  expect(network.config.layers[1]).toStrictEqual({ type: "LogSigmoid" });
  expect(FIELDS.activation.names).toContain("logSigmoid");
  const estimator = new MLPRegressor({ hiddenLayerSizes: [4], activation: "logSigmoid", maxIter: 2 });
  await estimator.fit(X, X.flat());
  const dataset = stripes({ samples: 16 });
  const study = {
    architecture: [2, 3, 1],
    dataset,
    networks: 8,
    learningRate: 0.1,
    epochs: 3,
    activation: "logSigmoid",
    workers: 0,
  };
  expect((await normStudy(study)).loss.every(Number.isFinite)).toBe(true);
  const help = await capture(["train", "--help"]);
  expect(help.stdout).toContain("logSigmoid");
});

test("logCosh", () => {
  using network = Network.mlp([1, 3, 1], { activation: "tanh", seed: 2 });
  const y = network.predict(X).data;
  const trainer = new Trainer(network, { loss: "logCosh", optimizer: new SGD() });
  const mean = X.reduce((sum, [x], i) => sum + Math.log(Math.cosh(y[i] - x)), 0) / X.length;
  expect(trainer.step(X, X)).toBeCloseTo(mean, 5);
});

test("Adamax by its formula in double precision", () => {
  using network = new Network([new Linear(1, 1, { bias: false, initializer: { constant: 0.5 } })]);
  const trainer = new Trainer(network, {
    loss: "meanSquaredError",
    optimizer: createOptimizer("adamax", { learningRate: 0.1 }),
  });
  let [p, m, u] = [0.5, 0, 0];
  for (let t = 1; t <= 5; t++) {
    trainer.step([[1.5]], [[-2]]);
    const g = 2 * 1.5 * (1.5 * p + 2);
    m = 0.9 * m + 0.1 * g;
    u = Math.max(0.999 * u, Math.abs(g) + 1e-8);
    p -= ((0.1 / (1 - 0.9 ** t)) * m) / u;
  }
  expect(network.stateDict()["0.weight"].data[0]).toBeCloseTo(p, 5);
  expect(FIELDS.optimizer.names).toContain("adamax");
});

test("PolynomialSchedule, made of its JSON again", () => {
  const schedule = createSchedule(new library.PolynomialSchedule({ length: 10, power: 2 }).config);
  expect([0, 5, 10, 12].map((epoch) => schedule.rate(0.4, 0, epoch))).toStrictEqual([0.4, 0.1, 0, 0]);
});

test("gradientFactor", () => {
  const weightAfter = (options) => {
    using network = new Network([new Linear(1, 1, { bias: false, initializer: { constant: 0.5 } })]);
    new Trainer(network, { loss: "meanSquaredError", ...options }).step([[1.5]], [[-2]]);
    return network.stateDict()["0.weight"].data[0];
  };
  const changed = weightAfter({ optimizer: new SGD({ learningRate: 0.01 }), gradientFactor: 2 });
  expect(changed).toBe(weightAfter({ optimizer: new SGD({ learningRate: 0.02 }) }));
});

test("stripes, in a program and on the command line", async () => {
  const { inputs, targets } = stripes({ samples: 200, stripes: 2 });
  targets.forEach((label, i) => expect(label).toBe(Number(inputs.data[2 * i] >= 0)));
  const args = ["norms", "--dataset", "stripes", "--samples", "20", "--networks", "4", "--epochs", "2", "--json"];
  expect((await capture(args)).code).toBe(0);
});

test("the command columns", async () => {
  const { code, stdout } = await capture(["columns", "docs/figures/none.csv"]);
  expect([code, stdout]).toStrictEqual([1, ""]);
});

test("drawBars", () => {
  const svg = drawBars({ names: ["first", "second"], values: [1, 2] }, { title: "Bars" });
  expect(svg).toContain("second");
  expect(() => drawBars({ names: ["a"], values: [] })).toThrow("drawBars: values is empty");
});
