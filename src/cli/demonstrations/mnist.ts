import { split, type ClassificationDataset, type Mnist } from "../../datasets/index";
import { Adam, BatchNorm1d, Linear, Network, ReLU, Trainer, type EpochRecord } from "../../index";
import {
  fitTimed,
  shareOfRows,
  type Demonstrated,
  type DemonstrationOptions,
  type AccuracyResult,
} from "./demonstration";

/** Epochs of the original demonstration. */
const EPOCHS = 30;
const BATCH_SIZE = 2048;
/** Share of the 60,000 training digits that is kept for validation. */
const VALIDATION_FRACTION = 0.4;

/** Settings of the MNIST demonstration. */
export interface MnistOptions extends DemonstrationOptions {
  readonly mnist: Mnist;
  readonly precision?: "strict" | "fast";
  /** Default 30. */
  readonly epochs?: number;
  readonly onEpoch?: (epoch: EpochRecord) => void;
}

/** What the MNIST demonstration reached. */
export interface MnistResult extends AccuracyResult {
  readonly validationAccuracy: number;
}

/** 36,000 digits to train, 24,000 to validate, 10,000 to test; BatchNorm before each ReLU. */
export async function runMnist(options: MnistOptions): Promise<Demonstrated<ClassificationDataset, MnistResult>> {
  const { seed, mnist, precision, epochs = EPOCHS, onEpoch } = options;
  const { train, test: validation } = split(mnist.train, { testFraction: VALIDATION_FRACTION, seed });
  const network = new Network(
    [
      new Linear(784, 256, { initializer: "he" }),
      new BatchNorm1d(256),
      new ReLU(),
      new Linear(256, 64, { initializer: "he" }),
      new BatchNorm1d(64),
      new ReLU(),
      new Linear(64, 10),
    ],
    { seed, precision },
  );
  const trainer = new Trainer(network, { loss: "crossEntropy", optimizer: new Adam({ learningRate: 2e-3 }) });
  const fit = { epochs, batchSize: BATCH_SIZE, validation, onEpoch };
  const { history, trainingMs } = await fitTimed(network, trainer, train, fit, options);
  const { accuracy = 0 } = trainer.evaluate(mnist.test);
  const { accuracy: validationAccuracy = 0 } = trainer.evaluate(validation);
  const result = shareOfRows(accuracy, mnist.test.inputs.rows);
  const reached = { task: "MNIST", network: "784-256-64-10, BN", epochs, result, trainingMs };
  return {
    ...{ network, history, train, test: mnist.test },
    result: { ...reached, accuracy, validationAccuracy },
  };
}
