/** jax-js on its wasm backend; its worker threads need a browser. Arrays are counted: what takes one consumes it. */
import { createRequire } from "node:module";
import { Cannot, serve } from "./protocol.mjs";
import { batchOf, generator, oneHot, pattern } from "./data.mjs";
import { argMax, learn } from "./learn.mjs";

const { blockUntilReady, defaultDevice, init, jit, nn, numpy: np, tree, valueAndGrad } = await import("@jax-js/jax");
await init("wasm");
defaultDevice("wasm");
const { version } = createRequire(import.meta.url)("./node_modules/@jax-js/jax/package.json");

const matrix = (values, shape) => np.array(values).reshape(shape);

/** He's uniform weights, zero biases. */
function createParameters({ sizes, batchNorm }) {
  const random = generator(1);
  return sizes.slice(1).map((fanOut, i) => {
    const bound = Math.sqrt(6 / sizes[i]);
    const weights = Float32Array.from({ length: sizes[i] * fanOut }, () => bound * (2 * random() - 1));
    const layer = { weights: matrix(weights, [sizes[i], fanOut]), biases: np.zeros([fanOut]) };
    if (batchNorm && i < sizes.length - 2)
      Object.assign(layer, { scale: np.ones([fanOut]), offset: np.zeros([fanOut]) });
    return layer;
  });
}

function createStatistics(parameters) {
  return parameters
    .filter(({ scale }) => scale)
    .map(({ scale }) => ({ mean: np.zeros(scale.shape), variance: np.ones(scale.shape) }));
}

function normalize(x, { scale, offset }, mean, variance) {
  return x
    .sub(mean)
    .mul(scale.div(np.sqrt(variance.add(1e-5))))
    .add(offset);
}

/** Logits, and the mean and variance of every normalized layer. */
function forward(parameters, x, output, running) {
  const moments = [];
  parameters.forEach((layer, i) => {
    x = np.matmul(x, layer.weights).add(layer.biases);
    if (layer.scale) {
      const { mean, variance } = running?.[i] ?? { mean: np.mean(x.ref, 0), variance: np.var_(x.ref, 0) };
      if (!running) moments.push({ mean: mean.ref, variance: variance.ref });
      x = normalize(x, layer, mean, variance);
    }
    if (i < parameters.length - 1) x = nn.relu(x);
  });
  return [output === "sigmoid" ? nn.sigmoid(x) : x, moments];
}

const losses = {
  crossEntropy: (z, y) =>
    nn
      .logSoftmax(z)
      .mul(y)
      .sum()
      .mul(-1 / y.shape[0]),
  meanSquaredError: (z, y) => np.square(z.sub(y)).mean(),
};

/** Adam, its bias corrections given; `root` is the square root of the second moment's. */
function adam(p, g, m, v, rate, root) {
  const first = m.mul(0.9).add(g.ref.mul(0.1));
  const second = v.mul(0.999).add(np.square(g).mul(0.001));
  const step = first.ref.mul(rate).div(np.sqrt(second.ref).mul(root).add(1e-8));
  return [p.sub(step), first, second];
}

/** A jitted step: from parameters, moments, statistics and a batch to the same after it, and the loss. */
function jittedStep({ loss, output, optimizer }) {
  const lossOf = (parameters, x, y) => {
    const [z, moments] = forward(parameters, x, output);
    return [losses[loss](z, y), moments];
  };
  const gradientOf = valueAndGrad(lossOf, { hasAux: true });
  return jit((parameters, firsts, seconds, statistics, x, y, rate, root) => {
    const [[value, moments], gradients] = gradientOf(tree.ref(parameters), x, y);
    const [leaves, structure] = tree.flatten(parameters);
    const slopes = tree.leaves(gradients);
    const updated = leaves.map((p, i) =>
      optimizer === "adam"
        ? adam(p, slopes[i], firsts[i], seconds[i], rate.ref, root.ref)
        : [p.sub(slopes[i].mul(rate.ref)), firsts[i], seconds[i]],
    );
    rate.dispose();
    root.dispose();
    const running = statistics.map(({ mean, variance }, i) => ({
      mean: mean.mul(0.9).add(moments[i].mean.mul(0.1)),
      variance: variance.mul(0.9).add(moments[i].variance.mul(0.1)),
    }));
    const parts = [0, 1, 2].map((part) => updated.map((entry) => entry[part]));
    return [value, tree.unflatten(structure, parts[0]), parts[1], parts[2], running];
  });
}

class Model {
  constructor(work) {
    this.work = work;
    this.parameters = createParameters(work);
    const zeros = () => tree.leaves(this.parameters).map(({ shape }) => np.zeros(shape));
    [this.firsts, this.seconds] = [zeros(), zeros()];
    this.statistics = createStatistics(this.parameters);
    this.jitted = jittedStep(work);
    this.predict = jit((parameters, statistics, x) => forward(parameters, x, work.output, statistics)[0]);
    this.steps = 0;
  }

  async step(x, y) {
    this.steps++;
    const { optimizer, learningRate } = this.work;
    const [c1, c2] = [1 - 0.9 ** this.steps, 1 - 0.999 ** this.steps];
    const rate = np.array(optimizer === "adam" ? learningRate / c1 : learningRate);
    const root = np.array(1 / Math.sqrt(c2));
    const { parameters, firsts, seconds, statistics } = this;
    const result = this.jitted(parameters, firsts, seconds, statistics, x, y, rate, root);
    const [loss, ...state] = result;
    [this.parameters, this.firsts, this.seconds, this.statistics] = state;
    await blockUntilReady(result);
    loss.dispose();
  }

  async classesOf(x) {
    const logits = this.predict(tree.ref(this.parameters), tree.ref(this.statistics), x);
    const classes = logits.shape[1];
    return argMax(await logits.data(), classes);
  }

  dispose() {
    tree.dispose([this.parameters, this.firsts, this.seconds, this.statistics]);
  }
}

const works = {
  product({ form, m, n, k }) {
    const a = matrix(pattern(m * k), form[0] === "T" ? [k, m] : [m, k]);
    const b = matrix(pattern(k * n), form[1] === "T" ? [n, k] : [k, n]);
    const transposed = (x, isTransposed) => (isTransposed ? np.transpose(x) : x);
    const product = jit((x, y) => np.matmul(transposed(x, form[0] === "T"), transposed(y, form[1] === "T")));
    const runAsync = async () => {
      const c = product(a.ref, b.ref);
      await c.blockUntilReady();
      c.dispose();
    };
    return { runAsync, dispose: () => tree.dispose([a, b]) };
  },
  update({ length }) {
    let state = [np.full([length], 0.5), np.zeros([length]), np.zeros([length])];
    const gradient = np.full([length], 0.01);
    const jitted = jit((p, m, v, g, rate, root) => adam(p, g, m, v, rate, root));
    const runAsync = async () => {
      state = jitted(...state, gradient.ref, np.array(1e-6), np.array(1));
      await blockUntilReady(state);
    };
    return { runAsync, dispose: () => tree.dispose([state, gradient]) };
  },
  step(work) {
    const model = new Model(work);
    const { inputs, targets } = batchOf(work);
    const fanOut = work.sizes.at(-1);
    const x = matrix(inputs, [work.batch, work.sizes[0]]);
    const y = matrix(work.loss === "crossEntropy" ? oneHot(targets, fanOut) : targets, [work.batch, fanOut]);
    const dispose = () => {
      tree.dispose([x, y]);
      model.dispose();
    };
    return { runAsync: () => model.step(x.ref, y.ref), dispose };
  },
  learn(work) {
    const model = new Model(work);
    const [columns, classes] = [work.sizes[0], work.sizes.at(-1)];
    const step = (inputs, labels) =>
      model.step(matrix(inputs.slice(), [work.batch, columns]), matrix(oneHot(labels, classes), [work.batch, classes]));
    const classesOf = (inputs, rows) => model.classesOf(matrix(inputs.slice(), [rows, columns]));
    return { runAsync: () => learn(work, { step, classesOf }) };
  },
};

await serve(`jax-js ${version}, wasm`, (work) => {
  if (!works[work.kind]) throw new Cannot("no studies of many networks");
  return works[work.kind](work);
});
