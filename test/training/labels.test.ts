/** Several labels a row: independent outputs, of which any number may be 1. */
import { expect, test } from "vitest";
import { Linear, Network, Sigmoid, Trainer } from "../../src/index";
import { accuracy } from "../../src/metrics/index";

/** Rounds both inputs and their sum: labels x, x or y, y. */
function perfectNetwork(): Network {
  const network = new Network([new Linear(2, 3), new Sigmoid()]);
  network.loadStateDict({
    "0.weight": { shape: [3, 2], data: Float32Array.of(10, 0, 20, 20, 0, 10) },
    "0.bias": { shape: [3], data: Float32Array.of(-5, -5, -5) },
  });
  return network;
}

const inputs = [[1, 0], [1, 1], [0, 0], [0, 1]]; // prettier-ignore
const targets = [[1, 1, 0], [1, 1, 1], [0, 0, 0], [0, 1, 1]]; // prettier-ignore

test("the accuracy of a perfect network is 1", () => {
  const trainer = new Trainer(perfectNetwork(), { loss: "binaryCrossEntropy" });
  expect(trainer.evaluate({ inputs, targets }).accuracy).toBe(1);
});

test("a label that is wrong costs its share", () => {
  const wrong = targets.map((row, r) => (r === 0 ? [0, 1, 0] : row));
  const network = perfectNetwork();
  const trainer = new Trainer(network, { loss: "binaryCrossEntropy" });
  expect(trainer.evaluate({ inputs, targets: wrong }).accuracy).toBeCloseTo(11 / 12, 12);
  expect(accuracy(network.predict(inputs), wrong)).toBeCloseTo(11 / 12, 12);
});

test("fit and streams count as evaluate does, whatever the batches", async () => {
  const data = { inputs, targets };
  const options = { loss: "binaryCrossEntropy" } as const;
  const whole = await new Trainer(perfectNetwork(), options).fit(data, { batchSize: 4, metrics: { accuracy } });
  expect([whole.accuracy, whole.metrics?.accuracy]).toStrictEqual([[1], [1]]);
  const stream = {
    async *[Symbol.asyncIterator]() {
      await Promise.resolve();
      for (let r = 0; r < 4; r++) yield { inputs: [inputs[r]], targets: [targets[r]] };
    },
  };
  expect((await new Trainer(perfectNetwork(), options).fit(stream)).accuracy).toStrictEqual([1]);
});

test("class indices of independent outputs still name one class", () => {
  const trainer = new Trainer(perfectNetwork(), { loss: "binaryCrossEntropy" });
  // Outputs 0.99, 1, 0.01: the largest is the second.
  expect(trainer.evaluate({ inputs: [[1, 0]], targets: [1] }).accuracy).toBe(1);
  expect(trainer.evaluate({ inputs: [[1, 0]], targets: [0] }).accuracy).toBe(0);
});

test.each(["constructor", "toString", "__proto__", "hasOwnProperty"])("a metric may be named %s", async (name) => {
  const trainer = new Trainer(perfectNetwork(), { loss: "binaryCrossEntropy" });
  const metrics = Object.fromEntries([[name, () => 0.5]]);
  const history = await trainer.fit({ inputs, targets }, { epochs: 2, metrics });
  expect(Object.entries(history.metrics!)).toStrictEqual([[name, [0.5, 0.5]]]);
});
