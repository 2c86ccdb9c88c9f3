/**
 * A 3-2-1 sigmoid network with one sample, worked by hand. Layers: 0 Linear(3, 2), 1 Sigmoid,
 * 2 Linear(2, 1), 3 Sigmoid. Weights are written as in a state dict, a row for each unit.
 *
 *   inputs x = (1, 0.5, -1), target t = 1
 *
 *   hidden    W = | 0.2  -0.4  0.1  |  b = |  0.3 |
 *                 | -0.5  0.6  0.25 |      | -0.1 |
 *   output    v = ( 0.7  -0.3 )        c = 0.2
 *
 * Forward:
 *   z1 = 0.2 - 0.2 - 0.1 + 0.3            =  0.2         a1 = sigmoid(z1) = 0.54983400
 *   z2 = -0.5 + 0.3 - 0.25 - 0.1          = -0.55        a2 = sigmoid(z2) = 0.36586441
 *   zo = 0.7 a1 - 0.3 a2 + 0.2            =  0.47512448  y = sigmoid(zo)  = 0.61659593
 *
 * Squared error: L = (y - t)^2 = 0.38340407^2 = 0.14699868
 *
 * Backward, with sigmoid' = a (1 - a):
 *   dL/dy  = 2 (y - t)                    = -0.76680814
 *   dL/dzo = dL/dy y (1 - y)              = -0.76680814 * 0.23640539 = -0.18127758 = dc
 *   dv     = dL/dzo (a1, a2)              = (-0.09967257, -0.06632301)
 *   dL/da  = dL/dzo (0.7, -0.3)           = (-0.12689430, 0.05438327)
 *   dL/dz1 = -0.12689430 * 0.24751657     = -0.03140844 = db1
 *   dL/dz2 =  0.05438327 * 0.23200764     =  0.01261733 = db2
 *   dW     = | -0.03140844  -0.01570422   0.03140844 |   (dL/dz times x)
 *            |  0.01261733   0.00630867  -0.01261733 |
 *   norm   = sqrt(sum of squares of all nine) = 0.22565108
 *
 * A step of gradient descent at learning rate 0.5, p - 0.5 dp:
 *   W = |  0.21570422  -0.39214789  0.08429578 |  b = |  0.31570422 |
 *       | -0.50630867   0.59684567  0.25630867 |      | -0.10630867 |
 *   v = ( 0.74983629  -0.26683849 )               c = 0.29063879
 */
import { expect, test } from "vitest";
import { Linear, Network, SGD, Sigmoid, Trainer } from "../../src/index";
import { expectClose, expectState, within } from "../golden/golden";

const INPUTS = [[1, 0.5, -1]];
const TARGETS = [[1]];
const CLOSE = within(1e-6);

function handWorkedNetwork(): Network {
  const network = new Network([new Linear(3, 2), new Sigmoid(), new Linear(2, 1), new Sigmoid()]);
  network.loadStateDict({
    "0.weight": { shape: [2, 3], data: Float32Array.of(0.2, -0.4, 0.1, -0.5, 0.6, 0.25) },
    "0.bias": { shape: [2], data: Float32Array.of(0.3, -0.1) },
    "2.weight": { shape: [1, 2], data: Float32Array.of(0.7, -0.3) },
    "2.bias": { shape: [1], data: Float32Array.of(0.2) },
  });
  return network;
}

test("the outputs", () => {
  using network = handWorkedNetwork();
  expectClose("outputs", network.predict(INPUTS).data, [0.61659593], CLOSE);
});

test("loss, norm of the gradient and parameters after a step on the squared error", () => {
  using network = handWorkedNetwork();
  const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer: new SGD({ learningRate: 0.5 }) });
  expectClose("loss", [trainer.step(INPUTS, TARGETS)], [0.14699868], CLOSE);
  expectClose("gradient norm", [trainer.gradientNorm], [0.22565108], CLOSE);
  const expected = {
    "0.weight": [0.21570422, -0.39214789, 0.08429578, -0.50630867, 0.59684567, 0.25630867],
    "0.bias": [0.31570422, -0.10630867],
    "2.weight": [0.74983629, -0.26683849],
    "2.bias": [0.29063879],
  };
  expectState("after the step", network.stateDict(), expected, CLOSE);
});

test("every gradient of the squared error", () => {
  using network = handWorkedNetwork();
  const before = network.stateDict();
  const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer: new SGD({ learningRate: 1 }) });
  trainer.step(INPUTS, TARGETS);
  const gradients = Object.entries(network.stateDict()).map(([name, { data }]): [string, number[]] => [
    name,
    [...data].map((value, i) => before[name].data[i] - value),
  ]);
  const expected: Record<string, number[]> = {
    "0.weight": [-0.03140844, -0.01570422, 0.03140844, 0.01261733, 0.00630867, -0.01261733],
    "0.bias": [-0.03140844, 0.01261733],
    "2.weight": [-0.09967257, -0.06632301],
    "2.bias": [-0.18127758],
  };
  expect(gradients.map(([name]) => name).sort()).toEqual(Object.keys(expected).sort());
  for (const [name, values] of gradients) expectClose(name, values, expected[name], CLOSE);
});

/** Binary cross-entropy: L = -log y = 0.48354136, and dL/dzo = y - t = -0.38340407. */
test("loss and output bias after a step on the binary cross-entropy", () => {
  using network = handWorkedNetwork();
  const trainer = new Trainer(network, { loss: "binaryCrossEntropy", optimizer: new SGD({ learningRate: 0.5 }) });
  expectClose("loss", [trainer.step(INPUTS, TARGETS)], [0.48354136], CLOSE);
  expectClose("output bias", network.stateDict()["2.bias"].data, [0.2 + 0.5 * 0.38340407], CLOSE);
});
