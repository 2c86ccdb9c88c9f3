import { digits, split, type ClassificationDataset } from "../../datasets/index";
import { Adam, BatchNorm1d, Linear, Network, ReLU, Trainer } from "../../index";
import { fitTimed, shareOfRows, type DemonstrationOptions, type DemonstrationResult } from "./demonstration";

const EPOCHS = 40;

/** Built-in handwritten digits, a quarter of them held out. */
export async function runDigits(
  options: DemonstrationOptions<ClassificationDataset>,
): Promise<DemonstrationResult & { readonly accuracy: number }> {
  const { seed, onTrained } = options;
  const { train, test } = split(await digits(), { testFraction: 0.25, seed });
  using network = new Network(
    [new Linear(64, 128, { initializer: "he" }), new BatchNorm1d(128), new ReLU(), new Linear(128, 10)],
    { seed },
  );
  const trainer = new Trainer(network, { loss: "crossEntropy", optimizer: new Adam({ learningRate: 2e-3 }) });
  const fit = { epochs: EPOCHS, batchSize: 32, validation: test };
  const { history, trainingMs } = await fitTimed(trainer, train, fit, options);
  const { accuracy = 0 } = trainer.evaluate(test);
  onTrained?.({ network, history, train, test });
  const result = shareOfRows(accuracy, test.inputs.rows);
  return { task: "digits", network: "64-128-10, BatchNorm", epochs: EPOCHS, result, trainingMs, accuracy };
}
