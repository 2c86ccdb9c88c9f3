/** Trainings that together use every layer, loss and optimizer; each engine must give the same bits. */
import {
  Adagrad,
  Adam,
  AdamW,
  BatchNorm1d,
  BatchNorm2d,
  Dropout,
  LeakyReLU,
  Linear,
  Momentum,
  Network,
  ReLU,
  RMSProp,
  SGD,
  Sigmoid,
  Softmax,
  Tanh,
  Trainer,
  type Dataset,
  type NetworkOptions,
  type TrainerOptions,
} from "wasm-mlp";
import { RandomNumbers } from "../reference/random";
import { BATCH_SIZE, createDataset, digestOf, EPOCHS, SAMPLES } from "../training/two-hundred-steps";

export { DIGEST_IN_ORDER, DIGEST_SHUFFLED } from "../training/two-hundred-steps";

type Layers = ConstructorParameters<typeof Network>[0];
type Precision = NonNullable<NetworkOptions["precision"]>;

interface Training extends Pick<TrainerOptions, "loss" | "optimizer" | "clipNorm"> {
  readonly layers: Layers;
  readonly data?: Dataset;
  readonly shuffle?: boolean;
}

/** What a training comes to. */
export interface TrainingResult {
  /** SHA-256 of all parameters and running statistics. */
  readonly digest: string;
  readonly loss: number;
}

const labeled = createDataset();
const { inputs } = labeled;

/** Values in (0, 1), for the losses that compare rows. */
const valued: Dataset = {
  inputs,
  targets: {
    data: Float32Array.from(new RandomNumbers(2).matrix(SAMPLES, 5).flat(), (x) => 1 / (1 + x * x)),
    rows: SAMPLES,
    columns: 5,
  },
};

const classifier = (): Layers => [
  new Linear(7, 33),
  new BatchNorm1d(33),
  new ReLU(),
  new Dropout(0.2),
  new Linear(33, 5),
];

const OPTIMIZERS = {
  SGD: () => new SGD({ learningRate: 0.05, weightDecay: 1e-3 }),
  Momentum: () => new Momentum({ learningRate: 0.01, momentum: 0.9, nesterov: true }),
  RMSProp: () => new RMSProp({ learningRate: 1e-3, weightDecay: 1e-3 }),
  Adagrad: () => new Adagrad({ learningRate: 0.01 }),
  Adam: () => new Adam({ learningRate: 1e-3, weightDecay: 1e-3 }),
  AdamW: () => new AdamW({ learningRate: 1e-3 }),
};

function createTrainings(): Record<string, Training> {
  const optimizer = () => new Adam({ learningRate: 1e-2 });
  const ofOptimizers = Object.entries(OPTIMIZERS).map(([name, create]): [string, Training] => [
    name,
    { layers: classifier(), loss: "crossEntropy", optimizer: create(), clipNorm: 1 },
  ]);
  return {
    "200 steps in order": { layers: classifier(), loss: "crossEntropy", optimizer: optimizer(), shuffle: false },
    "200 steps shuffled": { layers: classifier(), loss: "crossEntropy", optimizer: optimizer() },
    ...Object.fromEntries(ofOptimizers),
    "mean squared error": {
      layers: [new Linear(7, 19, { initializer: "he" }), new Tanh(), new Linear(19, 5)],
      loss: "meanSquaredError",
      optimizer: optimizer(),
      data: valued,
    },
    "binary cross-entropy": {
      layers: [new Linear(7, 19, { initializer: "normal" }), new Sigmoid(), new Linear(19, 5), new Sigmoid()],
      loss: "binaryCrossEntropy",
      optimizer: optimizer(),
      data: valued,
    },
    "softmax and 2-d normalization": {
      layers: [
        new Linear(7, 12, { initializer: "uniform", bias: false }),
        new BatchNorm2d(3, { height: 2, width: 2 }),
        new LeakyReLU(0.1),
        new Linear(12, 5),
        new Softmax(),
      ],
      loss: "crossEntropy",
      optimizer: optimizer(),
    },
  };
}

/** Runs every training; the results by name. */
export async function trainAll(precision: Precision = "strict"): Promise<Record<string, TrainingResult>> {
  const results: Record<string, TrainingResult> = {};
  for (const [name, training] of Object.entries(createTrainings())) results[name] = await train(training, precision);
  return results;
}

async function train(training: Training, precision: Precision): Promise<TrainingResult> {
  const { layers, data = labeled, shuffle = true, ...options } = training;
  const network = new Network(layers, { seed: 42, precision });
  const trainer = new Trainer(network, options);
  await trainer.fit(data, { epochs: EPOCHS, batchSize: BATCH_SIZE, shuffle });
  const { loss } = trainer.evaluate(data);
  const digest = await digestOf(network);
  network.dispose();
  return { digest, loss };
}
