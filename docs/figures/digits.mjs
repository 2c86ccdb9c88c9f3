// Figures of the digit recognizer: curves, predictions, mistakes, confusion, first weights.
import { Adam, BatchNorm1d, Linear, Network, ReLU, Softmax, Trainer } from "wasm-mlp";
import { digits, split } from "wasm-mlp/datasets";
import { drawConfusionMatrix, drawPredictions, drawWeights } from "wasm-mlp/visualizer";

export async function digitFigures() {
  const { train, test } = split(await digits(), { testFraction: 0.25, seed: 6 });
  const layers = [new Linear(64, 32), new BatchNorm1d(32), new ReLU(), new Linear(32, 10), new Softmax()];
  const network = new Network(layers, { seed: 7 });
  const trainer = new Trainer(network, { loss: "crossEntropy", optimizer: new Adam({ learningRate: 2e-3 }) });
  await trainer.fit(train, { epochs: 25, batchSize: 64 });
  const caption = { network: "64-32-10 ReLU, batch norm", optimizer: "Adam", "learning rate": 0.002, epochs: 25 };
  const probabilities = network.predict(test.inputs);
  const { targets } = test;
  const shown = { images: test.inputs, targets, probabilities };
  const { shape, data } = network.stateDict()["0.weight"];
  return {
    predictions: drawPredictions(shown, { title: "Digits that the network has not seen", caption }),
    "worst-mistakes": drawPredictions(shown, {
      title: "Its worst mistakes",
      caption,
      worst: true,
      count: 10,
      columns: 5,
    }),
    "confusion-matrix": drawConfusionMatrix(
      { targets, predicted: winners(probabilities) },
      { title: "Digits: true and predicted class", caption },
    ),
    weights: drawWeights(
      { data, rows: shape[0], columns: shape[1] },
      { title: "What the units of the first layer look for", caption },
    ),
  };
}

function winners({ data, rows, columns }) {
  return Array.from({ length: rows }, (_, r) => {
    const row = data.subarray(r * columns, (r + 1) * columns);
    return row.indexOf(Math.max(...row));
  });
}
