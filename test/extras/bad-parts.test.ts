/** Bad input at the doors of the extra parts: each message names what was got and what is needed. */
import { expect, test } from "vitest";
import * as estimators from "../../src/estimators/index";
import * as experiments from "../../src/experiments/index";
import * as library from "../../src/index";
import * as models from "../../src/model/index";

/** Something that programs without types call as they like. */
interface Loose {
  new (...args: unknown[]): Readonly<Record<string, Loose>>;
  (...args: unknown[]): Loose;
  readonly [member: string]: Loose;
}
const { Network, Linear, Residual, Embedding, Trainer, LayerNorm, RMSNorm, PReLU } = library as unknown as Loose;

/** A configuration of chains within chains. */
const nested = (depth: number): unknown =>
  Array.from({ length: depth }).reduce((inner) => ({ type: "Residual", layers: [inner] }), { type: "ReLU" });
const { GELU, GaussianNoise, AlphaDropout, checkGradients } = library as unknown as Loose;
const { MLPClassifier, MLPRegressor } = estimators as unknown as Loose;
const { hyperparameterSearch, normStudy } = experiments as unknown as Loose;
const { Model } = models as unknown as Loose;

const X = Array.from({ length: 24 }, (_, i) => [i / 24, (i % 5) / 5]);
const y = X.map(([a]) => a);
const c = X.map((_, i) => i % 2);
const table = X.map(([a, b], i) => ({ a, b, v: a * b, c: i % 2 ? "x" : "z" }));
const sparse = Object.assign(new Array<number>(3), { 0: 0.1, 2: 0.5 });
const net = (outputs = 1) => new Network([new Linear(2, 3), new Linear(3, outputs)], { seed: 1 });
const S = { dataset: { inputs: X, targets: c }, workers: 0, epochs: 1, trials: 1 };
const boom = (name: string) => ({
  type: "huber",
  get [name]() {
    throw new Error("boom");
  },
});
const studyOf = (activation: string) =>
  normStudy({
    dataset: { inputs: X, targets: c },
    architecture: [2, 3, 1],
    networks: 2,
    epochs: 1,
    learningRate: 0.1,
    workers: 0,
    activation,
  });
const custom = (evaluate: unknown) => () =>
  new Trainer(net(), { loss: { name: "mine", evaluate } }).step(
    X,
    X.map(([a]) => [a]),
  );

test.each<[string, () => unknown, string]>([
  [
    "residual wider",
    () => new Network([new Linear(2, 3), new Residual([new Linear(3, 4)]), new Linear(3, 1)]),
    "RangeError: Network: layer 1: Residual: its layers make 4 columns of 3; make the sizes meet.",
  ],
  [
    "residual wrong in",
    () => new Network([new Linear(2, 3), new Residual([new Linear(2, 2)])]),
    "RangeError: Network: layer 1: Linear: the layer before gives 3 columns, this one takes 2; make the sizes meet.",
  ],
  [
    "residual nested",
    () => new Network([new Residual([new Residual([new Linear(2, 3)])])]),
    "RangeError: Network: layer 0: Residual: its layers make 3 columns of 2; make the sizes meet.",
  ],
  [
    "residual nested too deep",
    () => Array.from({ length: 33 }).reduce((inner) => new Residual([inner]), new Linear(2, 2)),
    "RangeError: Residual: chains are within one another more than 32 deep; put layers side by side.",
  ],
  [
    "residual of a file nested too deep",
    () => Network.fromConfig({ layers: [nested(100_000)], seed: 0, precision: "strict" }),
    "RangeError: Residual: chains are within one another more than 32 deep; put layers side by side.",
  ],
  ["residual null", () => new Residual(null), "TypeError: Residual: layers are null; pass an array of layers."],
  [
    "residual self layer",
    () => {
      const l = new Linear(2, 2);
      return new Network([new Residual([l, l])]);
    },
    "StateError: Residual: layer 1 (Linear) is in use already; make a new layer for each place.",
  ],
  [
    "residual shared layer",
    () => {
      const l = new Linear(2, 2);
      return new Network([l, new Residual([l])]);
    },
    "StateError: Network: layer 1 (Linear) is in a network already; make a new layer for each place.",
  ],
  [
    "emb na n",
    () => new Network([new Embedding(1, [{ column: 0, categories: 2, size: 1 }])]).predict([[NaN]]),
    "RangeError: Network.predict: inputs at row 0, column 0 are NaN; replace or remove values that are not finite f32 numbers.",
  ],
  [
    "emb neg",
    () => new Network([new Embedding(1, [{ column: 0, categories: 2, size: 1 }])]).predict([[-1]]),
    "RangeError: Embedding: inputs at row 0 of the batch, column 0 are -1; pass integers from 0 to 1 there.",
  ],
  [
    "emb twice",
    () =>
      new Embedding(2, [
        { column: 0, categories: 2, size: 1 },
        { column: 0, categories: 2, size: 1 },
      ]),
    "RangeError: Embedding: column 0 is named twice in columns; name each column once.",
  ],
  [
    "emb no columns",
    () => new Embedding(2, []),
    "TypeError: Embedding: columns are []; pass an array such as [{ column: 0, categories: 7, size: 2 }].",
  ],
  [
    "emb zero cat",
    () => new Embedding(2, [{ column: 0, categories: 0, size: 1 }]),
    "RangeError: Embedding: columns[0]: categories is 0; pass an integer from 1 to 16777216.",
  ],
  [
    "emb str",
    () => new Embedding(2, [{ column: "a", categories: 2, size: 1 }]),
    'TypeError: Embedding: columns[0]: column is "a"; pass a number.',
  ],
  [
    "emb unknown",
    () => new Embedding(2, [{ column: 0, categories: 2, width: 1 }]),
    'RangeError: Embedding: columns[0]: option "width" is unknown; choose from "column", "categories", "size".',
  ],
  [
    "emb not first",
    () =>
      new Network([new Linear(2, 2), new Embedding(2, [{ column: 0, categories: 2, size: 1 }])]).predict([[0.3, 1]]),
    "RangeError: Embedding: inputs at row 0 of the batch, column 0 are 0.9598374366760254; pass integers from 0 to 1 there.",
  ],
  [
    "levels0",
    () => new Trainer(net(), { loss: { type: "quantile", levels: [0] } }),
    "RangeError: Trainer: quantile: levels[0] is 0; pass a number above 0 and below 1.",
  ],
  [
    "levels str",
    () => new Trainer(net(), { loss: { type: "quantile", levels: ["0.5"] } }),
    'TypeError: Trainer: quantile: levels[0] is "0.5"; pass a number.',
  ],
  [
    "levels empty",
    () => new Trainer(net(), { loss: { type: "quantile", levels: [] } }),
    "RangeError: Trainer: quantile: levels has 0 elements; pass at least 1, as in [0.1, 0.5, 0.9].",
  ],
  [
    "levels num",
    () => new Trainer(net(), { loss: { type: "quantile", levels: 0.5 } }),
    "TypeError: Trainer: quantile: levels is 0.5; pass an array such as [0.1, 0.5, 0.9].",
  ],
  [
    "levels na n",
    () => new Trainer(net(), { loss: { type: "quantile", levels: [NaN] } }),
    "RangeError: Trainer: quantile: levels[0] is NaN; pass a number above 0 and below 1.",
  ],
  [
    "levels typed",
    () => new Trainer(net(), { loss: { type: "quantile", levels: Float32Array.of(0.5) } }),
    "TypeError: Trainer: quantile: levels is a Float32Array; pass an array such as [0.1, 0.5, 0.9].",
  ],
  [
    "levels hole",
    () => new Trainer(net(2), { loss: { type: "quantile", levels: sparse } }),
    "TypeError: Trainer: quantile: levels[1] is undefined; pass a number.",
  ],
  [
    "loss null",
    () => new Trainer(net(), { loss: null }),
    'TypeError: Trainer: loss is null; choose one of "meanSquaredError", "crossEntropy", "binaryCrossEntropy", "meanAbsoluteError", "poisson", "huber", "quantile", "gaussian", "hinge", "focal", "binaryCrossEntropyFromLogits".',
  ],
  [
    "loss arr",
    () => new Trainer(net(), { loss: ["huber"] }),
    'TypeError: Trainer: loss is ["huber"]; choose one of "meanSquaredError", "crossEntropy", "binaryCrossEntropy", "meanAbsoluteError", "poisson", "huber", "quantile", "gaussian", "hinge", "focal", "binaryCrossEntropyFromLogits".',
  ],
  [
    "loss unknown option",
    () => new Trainer(net(), { loss: { type: "huber", detla: 1 } }),
    'RangeError: Trainer: huber: option "detla" is unknown; choose from "type", "delta".',
  ],
  [
    "loss getter",
    () => new Trainer(net(), { loss: boom("delta") }),
    'TypeError: Trainer: huber: option "delta" cannot be read; pass a plain object.',
  ],
  [
    "loss type getter",
    () =>
      new Trainer(net(), {
        loss: {
          get type() {
            throw new Error("boom");
          },
        },
      }),
    'TypeError: Trainer: option "loss.type" cannot be read; pass a plain object.',
  ],
  [
    "est loss getter",
    () => new MLPRegressor({ loss: boom("delta") }),
    'TypeError: MLPRegressor: option "loss.delta" cannot be read; pass a plain object.',
  ],
  [
    "est solver getter",
    () =>
      new MLPRegressor({
        solver: {
          type: "adam",
          get beta1() {
            throw new Error("boom");
          },
        },
      }),
    'TypeError: MLPRegressor: option "solver.beta1" cannot be read; pass a plain object.',
  ],
  [
    "model opt getter",
    () =>
      Model.train(table, {
        target: "v",
        optimizer: {
          get type() {
            throw new Error("boom");
          },
        },
      }),
    'TypeError: Model.train: option "optimizer.type" cannot be read; pass a plain object.',
  ],
  [
    "model avg getter",
    () =>
      Model.train(table, {
        target: "v",
        averaging: {
          get type() {
            throw new Error("boom");
          },
        },
      }),
    'TypeError: Model.train: option "averaging.type" cannot be read; pass a plain object.',
  ],
  [
    "model init getter",
    () =>
      Model.train(table, {
        target: "v",
        initializer: {
          get normal() {
            throw new Error("boom");
          },
        },
      }),
    'TypeError: Model.train: option "initializer.normal" cannot be read; pass a plain object.',
  ],
  [
    "model weight getter",
    () =>
      Model.train(table, {
        target: "c",
        classWeight: {
          get x() {
            throw new Error("boom");
          },
        },
      }),
    'TypeError: Model.train: option "classWeight.x" cannot be read; pass a plain object.',
  ],
  [
    "search opt getter",
    () =>
      hyperparameterSearch({
        ...S,
        optimizer: [
          "adam",
          {
            get type() {
              throw new Error("boom");
            },
          },
        ],
      }),
    'TypeError: hyperparameterSearch: option "optimizer.1.type" cannot be read; pass a plain object.',
  ],
  [
    "search range getter",
    () =>
      hyperparameterSearch({
        ...S,
        learningRate: {
          get min() {
            throw new Error("boom");
          },
          max: 1,
        },
      }),
    'TypeError: hyperparameterSearch: option "learningRate.min" cannot be read; pass a plain object.',
  ],
  [
    "trainer optimizer getter",
    () =>
      new Trainer(net(), {
        loss: "huber",
        get optimizer() {
          throw new Error("boom");
        },
      }),
    'TypeError: Trainer: option "optimizer" cannot be read; pass a plain object.',
  ],
  [
    "trainer avg getter",
    () =>
      new Trainer(net(), {
        loss: "huber",
        averaging: {
          type: "ema",
          get decay() {
            throw new Error("boom");
          },
        },
      }),
    'TypeError: Trainer: option "averaging.decay" cannot be read; pass a plain object.',
  ],
  [
    "trainer schedule getter",
    () =>
      new Trainer(net(), {
        loss: "huber",
        schedule: {
          get rate() {
            throw new Error("boom");
          },
        },
      }),
    'TypeError: Trainer: option "schedule.rate" cannot be read; pass a plain object.',
  ],
  [
    "mlp init getter",
    () =>
      Network.mlp([2, 1], {
        initializer: {
          get constant() {
            throw new Error("boom");
          },
        },
      }),
    'TypeError: Network.mlp: option "initializer.constant" cannot be read; pass a plain object.',
  ],
  [
    "linear init getter",
    () =>
      new Linear(2, 1, {
        initializer: {
          get constant() {
            throw new Error("boom");
          },
        },
      }),
    'TypeError: Linear: option "initializer.constant" cannot be read; pass a plain object.',
  ],
  [
    "emb getter",
    () =>
      new Embedding(2, [
        {
          get column() {
            throw new Error("boom");
          },
          categories: 2,
          size: 1,
        },
      ]),
    'TypeError: Embedding: columns[0]: option "column" cannot be read; pass a plain object.',
  ],
  [
    "custom na n",
    custom(() => ({ loss: NaN, gradient: new Float32Array(24) })),
    "DivergenceError: Trainer: the loss is NaN in epoch 0, step 1, at learning rate 0.001; the first values that are not finite are in the loss. The network is as it was before this step; lower the learning rate, scale the inputs or set clipNorm.",
  ],
  [
    "custom inf",
    custom(() => ({ loss: 1, gradient: new Float32Array(24).fill(Infinity) })),
    "DivergenceError: Trainer: the gradient's norm is NaN in epoch 0, step 1, at learning rate 0.001; the first values that are not finite are in the gradient. The network is as it was before this step; lower the learning rate, scale the inputs or set clipNorm.",
  ],
  [
    "custom short",
    custom(() => ({ loss: 1, gradient: new Float32Array(2) })),
    'RangeError: Trainer: loss "mine": the gradient has 2 elements; return 24, one for each output.',
  ],
  [
    "custom nothing",
    custom(() => undefined),
    'TypeError: Trainer: loss "mine": evaluate returned undefined; return { loss: number, gradient: Float32Array }.',
  ],
  [
    "custom async",
    custom(() => Promise.resolve({ loss: 1, gradient: new Float32Array(24) })),
    'TypeError: Trainer: loss "mine": evaluate returned a promise; return { loss, gradient } itself, from a function that is not async.',
  ],
  [
    "custom throws",
    custom(() => {
      throw new Error("mine fails");
    }),
    "Error: mine fails",
  ],
  [
    "custom getter",
    custom(() => ({
      get loss() {
        throw new Error("boom");
      },
      gradient: new Float32Array(24),
    })),
    'TypeError: Trainer: loss "mine": option "result.loss" cannot be read; pass a plain object.',
  ],
  [
    "custom nameless",
    () => new Trainer(net(), { loss: { evaluate: () => 0 } }),
    "TypeError: Trainer: the name of the loss is undefined; pass { name, evaluate }.",
  ],
  [
    "custom name getter",
    () =>
      new Trainer(net(), {
        loss: {
          get name() {
            throw new Error("boom");
          },
          evaluate: () => 0,
        },
      }),
    'TypeError: Trainer: option "loss.name" cannot be read; pass a plain object.',
  ],
  [
    "custom no function",
    () => new Trainer(net(), { loss: { name: "a", evaluate: 3 } }),
    'TypeError: Trainer: loss "a": evaluate is 3; pass a function.',
  ],
  [
    "custom in estimator",
    () => new MLPRegressor({ loss: { name: "a", evaluate: () => 0 } }),
    'TypeError: MLPRegressor: loss is a loss of your own; choose one of "meanSquaredError", "meanAbsoluteError", "huber", "quantile", "poisson", "gaussian"; for losses of your own use a Trainer, which takes { name, evaluate }.',
  ],
  [
    "custom in model",
    () => Model.train(table, { target: "v", loss: { name: "a", evaluate: () => 0 } }),
    'TypeError: Model.train: loss is a loss of your own; choose one of "crossEntropy", "focal", "hinge", "meanSquaredError", "meanAbsoluteError", "huber", "quantile", "poisson", "gaussian"; for losses of your own use a Trainer, which takes { name, evaluate }.',
  ],
  [
    "freeze missing",
    () => net().freeze(["9.weight"]),
    'RangeError: Network.freeze: no parameter is named "9.weight"; choose from "0.weight", "0.bias", "1.weight", "1.bias".',
  ],
  [
    "freeze num",
    () => net().freeze([0]),
    'TypeError: Network.freeze: a name is 0; pass names such as "0.weight" or "0".',
  ],
  [
    "unfreeze missing",
    () => net().unfreeze(["0.wieght"]),
    'RangeError: Network.unfreeze: no parameter is named "0.wieght"; choose from "0.weight", "0.bias", "1.weight", "1.bias".',
  ],
  ["slice out", () => net().slice(0, 9), "RangeError: Network.slice: to is 9; pass an integer from 1 to 2."],
  ["slice empty", () => net().slice(1, 1), "RangeError: Network.slice: to is 1; pass an integer from 2 to 2."],
  ["slice back", () => net().slice(1, 0), "RangeError: Network.slice: to is 0; pass an integer from 2 to 2."],
  ["slice half", () => net().slice(0.5, 1), "RangeError: Network.slice: from is 0.5; pass an integer from 0 to 1."],
  ["slice neg", () => net().slice(-1, 1), "RangeError: Network.slice: from is -1; pass an integer from 0 to 1."],
  ["slice text", () => net().slice("0", 1), 'TypeError: Network.slice: from is "0"; pass a number.'],
  [
    "partial length",
    () => net().loadStateDict({ "0.weight": { shape: [3, 2], data: new Float32Array(5) } }, { partial: true }),
    'RangeError: Network.loadStateDict: entry "0.weight" has shape [3, 2] and 5 numbers; this network needs shape [3, 2], 6 numbers.',
  ],
  [
    "partial null",
    () => net().loadStateDict({ "0.weight": null }, { partial: true }),
    'TypeError: Network.loadStateDict: entry "0.weight" is null; pass { shape: number[], data: Float32Array }.',
  ],
  [
    "partial option",
    () => net().loadStateDict({}, { partial: "yes" }),
    'TypeError: Network.loadStateDict: partial is "yes"; pass true or false.',
  ],
  [
    "partial na n",
    () =>
      net().loadStateDict({ "0.weight": { shape: [3, 2], data: new Float32Array(6).fill(NaN) } }, { partial: true }),
    'RangeError: Network.loadStateDict: entry "0.weight" holds NaN at 0; load finite numbers.',
  ],
  ["norm0", () => new LayerNorm(0), "RangeError: LayerNorm: features is 0; pass an integer of 1 or more."],
  [
    "norm eps",
    () => new RMSNorm(3, { epsilon: 0 }),
    "RangeError: RMSNorm: epsilon is 0; pass a finite number above 0.",
  ],
  [
    "norm other",
    () => new Network([new Linear(2, 3), new LayerNorm(4)]),
    "RangeError: Network: layer 1: LayerNorm: the layer before gives 3 columns, this one takes 4; make the sizes meet.",
  ],
  ["prelu na n", () => new PReLU(NaN), "RangeError: PReLU: slope is NaN; pass a finite number."],
  [
    "gelu name",
    () => new GELU({ approximate: "erf" }),
    'RangeError: GELU: approximate is "erf"; choose one of "none", "tanh".',
  ],
  [
    "noise neg",
    () => new GaussianNoise(-1),
    "RangeError: GaussianNoise: deviation is -1; pass a finite number of 0 or more.",
  ],
  [
    "alpha one",
    () => new AlphaDropout(1),
    "RangeError: AlphaDropout: rate is 1; pass a number of at least 0 and below 1.",
  ],
  [
    "study",
    () => studyOf("swish"),
    'RangeError: normStudy: activation is "swish"; choose one of "relu", "leakyRelu", "sigmoid", "tanh", "elu", "selu", "gelu", "silu", "mish", "softplus", "hardSigmoid", "hardSwish", "none".',
  ],
  [
    "study prelu",
    () => studyOf("prelu"),
    'RangeError: normStudy: activation is "prelu", whose slope is learned; choose one of "relu", "leakyRelu", "sigmoid", "tanh", "elu", "selu", "gelu", "silu", "mish", "softplus", "hardSigmoid", "hardSwish", "none".',
  ],
  [
    "activations bad",
    () => net().activations([[1]]),
    "RangeError: Network.activations: inputs have 1 columns, the network takes 2; pass samples of 2 numbers.",
  ],
  [
    "input grads loss",
    () => net().inputGradients(X, y, "mse"),
    'RangeError: Network.inputGradients: loss is "mse"; choose one of "meanSquaredError", "crossEntropy", "binaryCrossEntropy", "meanAbsoluteError", "poisson", "huber", "quantile", "gaussian", "hinge", "focal", "binaryCrossEntropyFromLogits".',
  ],
  [
    "input grads targets",
    () => net().inputGradients(X, [1], "huber"),
    "RangeError: Network.inputGradients: there are 24 samples and 1 targets; pass one target for each sample.",
  ],
  [
    "poisson neg trainer",
    () =>
      new Trainer(net(), { loss: "poisson" }).step(
        X,
        X.map(() => [-1]),
      ),
    'RangeError: Trainer.step: targets at row 0, column 0 are -1; pass numbers of 0 or more for the loss "poisson".',
  ],
  [
    "poisson classifier",
    () => new MLPClassifier({ loss: "poisson" }),
    'RangeError: MLPClassifier: loss is "poisson", the targets are classes; choose one of "crossEntropy", "focal", "hinge".',
  ],
  [
    "gaussian targets",
    () =>
      new Trainer(net(2), { loss: "gaussian" }).step(
        X,
        X.map(() => [1, 2]),
      ),
    "RangeError: Trainer.step: targets have 2 columns, the network and its loss take 1; pass as many, or change the last layer.",
  ],
  [
    "check grad",
    () => checkGradients(net(), { inputs: X, targets: X }, { loss: "gaussian" }),
    'RangeError: checkGradients: loss "gaussian" on a network with 1 outputs; give each target an output for its mean and one for its log variance.',
  ],
  [
    "quant model text",
    () => Model.train(table, { target: "c", loss: { type: "quantile", levels: [0.1, 0.9] } }),
    'RangeError: Model.train: loss is "quantile", the targets are classes; choose one of "crossEntropy", "focal", "hinge", or pass task: "regression" if they are numbers.',
  ],
  [
    "poisson text",
    () => Model.train(table, { target: "c", loss: "poisson" }),
    'FileFormatError: Model.train: the rows: the target "c" has no number, but "z", "x"; choose another target, or pass task: "classification".',
  ],
  [
    "poisson task",
    () => Model.train(table, { target: "v", task: "classification", loss: "poisson" }),
    'RangeError: Model.train: loss is "poisson", the targets are classes; choose one of "crossEntropy", "focal", "hinge", or pass task: "regression" if they are numbers.',
  ],
])("%s", async (_name, run, message) => {
  const error = await Promise.resolve()
    .then(run)
    .then(
      () => undefined,
      (reason: unknown) => reason as Error,
    );
  expect(`${error?.constructor.name}: ${error?.message}`).toContain(message);
});
