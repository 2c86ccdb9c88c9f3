// Figures of small networks: the spiral, two moons, a noisy polynomial.
import { Adam, Linear, Network, ReLU, Trainer } from "wasm-mlp";
import { moons, polynomial, spiral, split } from "wasm-mlp/datasets";
import {
  decisionGrid,
  drawDecisionRegions,
  drawLearningCurves,
  drawNetworkDiagram,
  drawRegressionFit,
} from "wasm-mlp/visualizer";

export async function planeFigures() {
  return { ...(await spiralFigures()), ...(await moonsFigures()), ...(await polynomialFigures()) };
}

async function spiralFigures() {
  const { train, test } = split(spiral({ samples: 600, classes: 3, seed: 1 }), { testFraction: 0.2, seed: 1 });
  const network = new Network([new Linear(2, 64, { initializer: "he" }), new ReLU(), new Linear(64, 3)], { seed: 42 });
  const trainer = new Trainer(network, { loss: "crossEntropy", optimizer: new Adam({ learningRate: 5e-3 }) });
  const history = await trainer.fit(train, { epochs: 200, batchSize: 64, validation: test });
  const caption = { network: "2-64-3 ReLU", optimizer: "Adam", "learning rate": 0.005, "batch size": 64, seed: 42 };
  const predict = (points) => network.predict(points);
  const axes = { xLabel: "x", yLabel: "y" };
  return {
    "learning-curves": drawLearningCurves(history, { title: "Spiral: loss and accuracy", scale: "log", caption }),
    "learning-curves-dark": drawLearningCurves(history, {
      title: "Spiral",
      theme: "dark",
      caption,
      width: 420,
      height: 560,
    }),
    "decision-regions": drawDecisionRegions(
      { ...train, predict, classes: ["inner arm", "middle arm", "outer arm"] },
      { title: "Spiral: the regions of three classes", caption, ...axes },
    ),
    "decision-regions-dark": drawDecisionRegions(
      { ...train, grid: decisionGrid(train.inputs, predict, { resolution: 60 }) },
      {
        title: "Spiral",
        caption: "grid of 60 x 60, as in a live page",
        theme: "dark",
        width: 360,
        height: 380,
        ...axes,
      },
    ),
  };
}

async function moonsFigures() {
  const data = moons({ samples: 300, noise: 0.2, seed: 2 });
  const network = Network.mlp([2, 6, 4, 1], { activation: "tanh", outputActivation: "sigmoid", seed: 3 });
  const trainer = new Trainer(network, { loss: "binaryCrossEntropy", optimizer: new Adam({ learningRate: 0.02 }) });
  await trainer.fit(data, { epochs: 150, batchSize: 50 });
  const caption = { network: "2-6-4-1 tanh, sigmoid", optimizer: "Adam", "learning rate": 0.02, epochs: 150, seed: 3 };
  const weights = Object.entries(network.stateDict())
    .filter(([name]) => name.endsWith("weight"))
    .map(([, { shape, data }]) => ({ data, rows: shape[0], columns: shape[1] }));
  return {
    "decision-probability": drawDecisionRegions(
      { ...data, predict: (points) => network.predict(points), classes: ["outer moon", "inner moon"] },
      { show: "probability", title: "Moons: probability of the inner one", caption, xLabel: "x", yLabel: "y" },
    ),
    "network-diagram": drawNetworkDiagram(
      { weights, inputs: ["x", "y"], outputs: ["inner moon"] },
      { title: "The network of the moons", caption },
    ),
    "network-diagram-large": drawNetworkDiagram(
      { weights: [random(32, 4), random(16, 32), random(3, 16)], outputs: ["setosa", "versicolor", "virginica"] },
      { title: "A larger network before training", theme: "dark" },
    ),
  };
}

function random(fanOut, fanIn) {
  const network = new Network([new Linear(fanIn, fanOut)], { seed: fanOut });
  return { data: network.stateDict()["0.weight"].data, rows: fanOut, columns: fanIn };
}

async function polynomialFigures() {
  const truth = (x) => (0.3 * x - 1) * (x * x - 2) ** 2;
  const coefficients = [-4, 1.2, 4, -1.2, -1, 0.3];
  const data = polynomial({ coefficients, samples: 200, noise: 2, low: -3, high: 4, seed: 4 });
  const { train, test } = split(data, { testFraction: 0.2, seed: 4 });
  const layers = [new Linear(1, 64), new ReLU(), new Linear(64, 64), new ReLU(), new Linear(64, 1)];
  const network = new Network(layers, { seed: 5 });
  const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer: new Adam({ learningRate: 5e-3 }) });
  await trainer.fit(train, { epochs: 500, batchSize: 32 });
  const caption = { network: "1-64-64-1 ReLU", optimizer: "Adam", "learning rate": 0.005, epochs: 500, noise: 2 };
  const predict = (x) => network.predict(x);
  return {
    "regression-fit": drawRegressionFit(
      { train, test, predict, truth },
      { title: "Regression: (0.3x − 1)(x² − 2)² under noise", caption },
    ),
  };
}
