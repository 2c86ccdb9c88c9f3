import { polynomial, split, StandardScaler, type RegressionDataset } from "../../datasets/index";
import { Adam, Network, Trainer, type Matrix } from "../../index";
import { fitTimed, type Demonstrated, type DemonstrationOptions, type DemonstrationResult } from "./demonstration";

const EPOCHS = 500;

/** (0.3 x - 1)(x² - 2)², multiplied out, from the constant up. */
const COEFFICIENTS = [-4, 1.2, 4, -1.2, -1, 0.3];
/** Standard deviation of the noise. */
export const NOISE = 2;

/** The polynomial without noise. */
export function polynomialAt(x: number): number {
  return (0.3 * x - 1) * (x * x - 2) ** 2;
}

/** Settings of the regression demonstration. */
export interface RegressionOptions extends DemonstrationOptions {
  /**
   * Whether inputs and targets are standardized, by the training part. Values near -90 are far
   * for weights that move by 0.001 a step: without it 500 epochs do not get there. Default `true`.
   */
  readonly standardize?: boolean;
}

/** What the regression demonstration reached, in the units of the data. */
export interface RegressionResult extends DemonstrationResult {
  readonly testError: number;
  readonly trainError: number;
}

/** The data and the losses in their own units. */
export interface DemonstratedRegression extends Demonstrated<RegressionDataset, RegressionResult> {
  /** Asks the network in them. */
  readonly ask: Scaling["ask"];
}

/**
 * A noisy polynomial of degree five, a fifth of the points held out. Errors are squared, in
 * the units of the data; the noise alone has 4.
 */
export async function runRegression(options: RegressionOptions): Promise<DemonstratedRegression> {
  const { seed, standardize = true } = options;
  const data = polynomial({ coefficients: COEFFICIENTS, samples: 200, low: -3, high: 4, noise: NOISE, seed });
  const { train, test } = split(data, { testFraction: 0.2, seed });
  const { scale, ask, unit } = standardize ? scaling(train) : UNSCALED;
  const network = Network.mlp([1, 64, 64, 1], { activation: "relu", initializer: "xavier", seed });
  const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer: new Adam({ learningRate: 1e-3 }) });
  const fit = { epochs: EPOCHS, batchSize: 32, validation: scale(test) };
  const { history, trainingMs } = await fitTimed(network, trainer, scale(train), fit, options);
  const testError = unit * trainer.evaluate(scale(test)).loss;
  const trainError = unit * trainer.evaluate(scale(train)).loss;
  const result = `error² ${testError.toFixed(2)}, ${test.inputs.rows} held out`;
  const reached = { task: "regression", network: "1-64-64-1, ReLU", epochs: EPOCHS, result, trainingMs };
  return {
    ...{ network, train, test, ask },
    history: { ...history, loss: inUnits(history.loss, unit), validationLoss: inUnits(history.validationLoss, unit) },
    result: { ...reached, testError, trainError },
  };
}

function inUnits(losses: readonly number[], unit: number): number[] {
  return losses.map((loss) => loss * unit);
}

/** How data are scaled for training, how a network is asked in their own units, and what a squared error of 1 is in these. */
interface Scaling {
  readonly scale: (part: RegressionDataset) => RegressionDataset;
  readonly ask: (network: Network, inputs: Matrix) => Matrix;
  readonly unit: number;
}

const UNSCALED: Scaling = { scale: (part) => part, ask: (network, inputs) => network.predict(inputs), unit: 1 };

/** The scaling that `train` asks for. */
function scaling(train: RegressionDataset): Scaling {
  const inputs = new StandardScaler().fit(train.inputs);
  const targets = new StandardScaler().fit(train.targets);
  const scale = (part: RegressionDataset): RegressionDataset => ({
    inputs: inputs.transform(part.inputs),
    targets: targets.transform(part.targets),
  });
  const ask = (network: Network, x: Matrix) => targets.inverseTransform(network.predict(inputs.transform(x)));
  return { scale, ask, unit: targets.deviation[0] ** 2 };
}
