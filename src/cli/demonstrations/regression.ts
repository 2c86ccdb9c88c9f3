import { polynomial, split } from "../../datasets/index";
import { Adam, Network, Trainer } from "../../index";
import type { DemonstrationOptions, DemonstrationResult } from "./demonstration";

const EPOCHS = 500;

/** (0.3 x - 1)(x² - 2)², multiplied out, from the constant up. */
const COEFFICIENTS = [-4, 1.2, 4, -1.2, -1, 0.3];

/** A noisy polynomial of degree five, a fifth of the points held out; the noise alone has a squared error of 4. */
export async function runRegression(
  options: DemonstrationOptions,
): Promise<DemonstrationResult & { readonly testError: number; readonly trainError: number }> {
  const { seed, onProgress } = options;
  const data = polynomial({ coefficients: COEFFICIENTS, samples: 200, low: -3, high: 4, noise: 2, seed });
  const { train, test } = split(data, { testFraction: 0.2, seed });
  using network = Network.mlp([1, 64, 64, 1], { activation: "relu", seed });
  const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer: new Adam({ learningRate: 1e-3 }) });
  const start = performance.now();
  await trainer.fit(train, {
    epochs: EPOCHS,
    batchSize: 32,
    onEpoch: ({ epoch, loss }) => onProgress?.(epoch / EPOCHS, `loss ${loss.toFixed(2)}`),
  });
  const trainingMs = performance.now() - start;
  const testError = trainer.evaluate(test).loss;
  const trainError = trainer.evaluate(train).loss;
  const result = `squared error ${testError.toFixed(2)} on ${test.inputs.rows} held out`;
  return { task: "regression", network: "1-64-64-1, ReLU", epochs: EPOCHS, result, trainingMs, testError, trainError };
}
