/** TensorFlow.js on its wasm backend, which uses one thread in Node. */
import { Cannot, serve } from "./protocol.mjs";
import { batchOf, nestedRows, oneHot, pattern } from "./data.mjs";
import { learn } from "./learn.mjs";

process.env.TF_CPP_MIN_LOG_LEVEL = "2";
console.info = console.warn = console.log = console.error;
const tf = await import("@tensorflow/tfjs");
await import("@tensorflow/tfjs-backend-wasm");
if (!(await tf.setBackend("wasm"))) throw new Error("no wasm backend");
await tf.ready();

const keep = (tensor) => tf.keep(tensor);

class Model {
  constructor({ sizes, batchNorm, output, loss, optimizer, learningRate }) {
    const vector = (length, value) => tf.variable(tf.fill([length], value));
    this.layers = sizes.slice(1).map((fanOut, i) => ({
      weights: tf.variable(tf.truncatedNormal([sizes[i], fanOut], 0, Math.sqrt(2 / sizes[i]))),
      biases: vector(fanOut, 0),
      ...(batchNorm && i < sizes.length - 2 ? this.#norm(vector, fanOut) : {}),
    }));
    this.loss = loss;
    this.output = output;
    this.optimizer = optimizer === "adam" ? tf.train.adam(learningRate) : tf.train.sgd(learningRate);
  }

  #norm(vector, length) {
    const running = (value) => tf.variable(tf.fill([length], value), false);
    return { scale: vector(length, 1), offset: vector(length, 0), mean: running(0), variance: running(1) };
  }

  #normalize(x, layer, isTraining) {
    if (!isTraining) return tf.batchNorm(x, layer.mean, layer.variance, layer.offset, layer.scale, 1e-5);
    const { mean, variance } = tf.moments(x, 0);
    layer.mean.assign(layer.mean.mul(0.9).add(mean.mul(0.1)));
    layer.variance.assign(layer.variance.mul(0.9).add(variance.mul(0.1)));
    return tf.batchNorm(x, mean, variance, layer.offset, layer.scale, 1e-5);
  }

  forward(x, isTraining) {
    this.layers.forEach((layer, i) => {
      x = x.matMul(layer.weights).add(layer.biases);
      if (layer.scale) x = this.#normalize(x, layer, isTraining);
      if (i < this.layers.length - 1) x = x.relu();
    });
    return this.output === "sigmoid" ? x.sigmoid() : x;
  }

  step(x, y) {
    const loss = () => {
      const z = this.forward(x, true);
      return this.loss === "crossEntropy" ? tf.losses.softmaxCrossEntropy(y, z) : tf.losses.meanSquaredError(y, z);
    };
    tf.tidy(() => this.optimizer.minimize(loss, true).dataSync());
  }

  dispose() {
    for (const layer of this.layers) for (const variable of Object.values(layer)) variable.dispose();
    this.optimizer.dispose();
  }
}

const works = {
  product({ form, m, n, k }) {
    const a = tf.tensor2d(pattern(m * k), form[0] === "T" ? [k, m] : [m, k]);
    const b = tf.tensor2d(pattern(k * n), form[1] === "T" ? [n, k] : [k, n]);
    const run = () => tf.matMul(a, b, form[0] === "T", form[1] === "T").dispose();
    return { run, dispose: () => tf.dispose([a, b]) };
  },
  predict({ sizes, batch, form }) {
    if (form === "into") throw new Cannot("gives new tensors");
    const model = new Model({ sizes, batchNorm: false, output: "logits", loss: "crossEntropy", optimizer: "sgd" });
    const inputs = tf.tensor2d(pattern(batch * sizes[0]), [batch, sizes[0]]);
    const rows = nestedRows(pattern(batch * sizes[0]), sizes[0]);
    const given = () => (form === "arrays" ? tf.tensor2d(rows) : inputs);
    const run = () => void tf.tidy(() => model.forward(given(), false).dataSync());
    const dispose = () => {
      inputs.dispose();
      model.dispose();
    };
    return { run, dispose };
  },
  update({ length }) {
    const parameters = tf.variable(tf.fill([length], 0.5), true, "block");
    const gradient = tf.fill([length], 0.01);
    const optimizer = tf.train.adam(1e-6);
    const dispose = () => {
      tf.dispose([parameters, gradient]);
      optimizer.dispose();
    };
    return { run: () => optimizer.applyGradients({ block: gradient }), dispose };
  },
  step(work) {
    const model = new Model(work);
    const { inputs, targets } = batchOf(work);
    const fanOut = work.sizes.at(-1);
    const x = keep(tf.tensor2d(inputs, [work.batch, work.sizes[0]]));
    const values = work.loss === "crossEntropy" ? oneHot(targets, fanOut) : targets;
    const y = keep(tf.tensor2d(values, [work.batch, fanOut]));
    const dispose = () => {
      tf.dispose([x, y]);
      model.dispose();
    };
    return { run: () => model.step(x, y), dispose };
  },
  learn(work) {
    const model = new Model(work);
    const [columns, classes] = [work.sizes[0], work.sizes.at(-1)];
    const step = (inputs, labels) =>
      tf.tidy(() =>
        model.step(
          tf.tensor2d(inputs.slice(), [work.batch, columns]),
          tf.tensor2d(oneHot(labels, classes), [work.batch, classes]),
        ),
      );
    const classesOf = (inputs, rows) =>
      tf.tidy(() =>
        model
          .forward(tf.tensor2d(inputs, [rows, columns]), false)
          .argMax(1)
          .dataSync(),
      );
    return { runAsync: () => learn(work, { step, classesOf }) };
  },
};

await serve(`TensorFlow.js ${tf.version.tfjs}, wasm`, (work) => {
  if (!works[work.kind]) throw new Cannot("no studies of many networks");
  return works[work.kind](work);
});
