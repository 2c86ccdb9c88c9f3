import { spiral, split, StandardScaler, type ClassificationDataset } from "../../datasets/index";
import { Adam, Network, Trainer } from "../../index";
import {
  fitTimed,
  shareOfRows,
  type Demonstrated,
  type DemonstrationOptions,
  type AccuracyResult,
} from "./demonstration";

const EPOCHS = 1000;

/** Three arms of 200 points, standardized, a fifth held out. */
export async function runSpiral(
  options: DemonstrationOptions,
): Promise<Demonstrated<ClassificationDataset, AccuracyResult>> {
  const { seed } = options;
  const data = spiral({ samples: 600, classes: 3, noise: 0.2, seed });
  const scaled = { ...data, inputs: new StandardScaler().fit(data.inputs).transform(data.inputs) };
  const { train, test } = split(scaled, { testFraction: 0.2, seed });
  const network = Network.mlp([2, 128, 64, 3], { activation: "relu", seed });
  const trainer = new Trainer(network, { loss: "crossEntropy", optimizer: new Adam({ learningRate: 1e-3 }) });
  const fit = { epochs: EPOCHS, batchSize: 64, validation: test };
  const { history, trainingMs } = await fitTimed(network, trainer, train, fit, options);
  const { accuracy = 0 } = trainer.evaluate(test);
  const result = shareOfRows(accuracy, test.inputs.rows);
  return {
    ...{ network, history, train, test },
    result: { task: "spiral", network: "2-128-64-3, ReLU", epochs: EPOCHS, result, trainingMs, accuracy },
  };
}
