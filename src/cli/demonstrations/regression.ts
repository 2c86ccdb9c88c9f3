import { polynomial, split, StandardScaler, type RegressionDataset } from "../../datasets/index";
import { Adam, Network, Trainer } from "../../index";
import type { DemonstrationOptions, DemonstrationResult } from "./demonstration";

const EPOCHS = 500;

/** (0.3 x - 1)(x² - 2)², multiplied out, from the constant up. */
const COEFFICIENTS = [-4, 1.2, 4, -1.2, -1, 0.3];

/** Settings of the regression demonstration. */
export interface RegressionOptions extends DemonstrationOptions<RegressionDataset> {
  /**
   * Whether inputs and targets are standardised, by the training part. Values near -90 are far
   * for weights that move by 0.001 a step: without it 500 epochs do not get there. Default `true`.
   */
  readonly standardise?: boolean;
}

/**
 * A noisy polynomial of degree five, a fifth of the points held out. Errors are squared, in
 * the units of the data; the noise alone has 4.
 */
export async function runRegression(
  options: RegressionOptions,
): Promise<DemonstrationResult & { readonly testError: number; readonly trainError: number }> {
  const { seed, standardise = true, onProgress, onTrained, signal } = options;
  const data = polynomial({ coefficients: COEFFICIENTS, samples: 200, low: -3, high: 4, noise: 2, seed });
  const { train, test } = split(data, { testFraction: 0.2, seed });
  const { scale, unit } = standardise ? scaling(train) : { scale: (part: RegressionDataset) => part, unit: 1 };
  using network = Network.mlp([1, 64, 64, 1], { activation: "relu", initializer: "xavier", seed });
  const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer: new Adam({ learningRate: 1e-3 }) });
  const start = performance.now();
  const history = await trainer.fit(scale(train), {
    ...(signal && { signal }),
    epochs: EPOCHS,
    batchSize: 32,
    onEpoch: ({ epoch, loss }) => onProgress?.(epoch / EPOCHS, `loss ${loss.toFixed(4)}`),
  });
  const trainingMs = performance.now() - start;
  const testError = unit * trainer.evaluate(scale(test)).loss;
  const trainError = unit * trainer.evaluate(scale(train)).loss;
  onTrained?.({ network, history, train: scale(train), test: scale(test) });
  const result = `error² ${testError.toFixed(2)}, ${test.inputs.rows} held out`;
  return { task: "regression", network: "1-64-64-1, ReLU", epochs: EPOCHS, result, trainingMs, testError, trainError };
}

/** The scaling that `train` asks for, and what a squared error of 1 then is in the units of the data. */
function scaling(train: RegressionDataset) {
  const inputs = new StandardScaler().fit(train.inputs);
  const targets = new StandardScaler().fit(train.targets);
  const scale = (part: RegressionDataset): RegressionDataset => ({
    inputs: inputs.transform(part.inputs),
    targets: targets.transform(part.targets),
  });
  return { scale, unit: targets.deviation[0] ** 2 };
}
