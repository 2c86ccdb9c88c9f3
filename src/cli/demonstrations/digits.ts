import { digits, split, type ClassificationDataset } from "../../datasets/index";
import { Adam, BatchNorm1d, Linear, Network, ReLU, Trainer } from "../../index";
import {
  fitTimed,
  shareOfRows,
  type Demonstrated,
  type DemonstrationOptions,
  type AccuracyResult,
} from "./demonstration";

const EPOCHS = 40;

/** Built-in handwritten digits, a quarter of them held out. */
export async function runDigits(
  options: DemonstrationOptions,
): Promise<Demonstrated<ClassificationDataset, AccuracyResult>> {
  const { seed } = options;
  const { train, test } = split(await digits(), { testFraction: 0.25, seed });
  const network = new Network(
    [new Linear(64, 128, { initializer: "he" }), new BatchNorm1d(128), new ReLU(), new Linear(128, 10)],
    { seed },
  );
  const trainer = new Trainer(network, { loss: "crossEntropy", optimizer: new Adam({ learningRate: 2e-3 }) });
  const fit = { epochs: EPOCHS, batchSize: 32, validation: test };
  const { history, trainingMs } = await fitTimed(network, trainer, train, fit, options);
  const { accuracy = 0 } = trainer.evaluate(test);
  const result = shareOfRows(accuracy, test.inputs.rows);
  return {
    ...{ network, history, train, test },
    result: { task: "digits", network: "64-128-10, BatchNorm", epochs: EPOCHS, result, trainingMs, accuracy },
  };
}
