var __addDisposableResource =
  (this && this.__addDisposableResource) ||
  function (env, value, async) {
    if (value !== null && value !== void 0) {
      if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
      var dispose, inner;
      if (async) {
        if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
        dispose = value[Symbol.asyncDispose];
      }
      if (dispose === void 0) {
        if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
        dispose = value[Symbol.dispose];
        if (async) inner = dispose;
      }
      if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
      if (inner)
        dispose = function () {
          try {
            inner.call(this);
          } catch (e) {
            return Promise.reject(e);
          }
        };
      env.stack.push({ value: value, dispose: dispose, async: async });
    } else if (async) {
      env.stack.push({ async: true });
    }
    return value;
  };
var __disposeResources =
  (this && this.__disposeResources) ||
  (function (SuppressedError) {
    return function (env) {
      function fail(e) {
        env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
        env.hasError = true;
      }
      var r,
        s = 0;
      function next() {
        while ((r = env.stack.pop())) {
          try {
            if (!r.async && s === 1) return ((s = 0), env.stack.push(r), Promise.resolve().then(next));
            if (r.dispose) {
              var result = r.dispose.call(r.value);
              if (r.async)
                return (
                  (s |= 2),
                  Promise.resolve(result).then(next, function (e) {
                    fail(e);
                    return next();
                  })
                );
            } else s |= 1;
          } catch (e) {
            fail(e);
          }
        }
        if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
        if (env.hasError) throw env.error;
      }
      return next();
    };
  })(
    typeof SuppressedError === "function"
      ? SuppressedError
      : function (error, suppressed, message) {
          var e = new Error(message);
          return ((e.name = "SuppressedError"), (e.error = error), (e.suppressed = suppressed), e);
        },
  );
import { Linear } from "../../layers/linear";
import { LeakyReLU } from "../../layers/leaky-relu";
import { ReLU } from "../../layers/relu";
import { Sigmoid } from "../../layers/sigmoid";
import { Tanh } from "../../layers/tanh";
import { Network } from "../../network/network";
import { Adam } from "../../optimizers/adam";
import { Momentum } from "../../optimizers/momentum";
import { SGD } from "../../optimizers/sgd";
import { Trainer } from "../../training/trainer";
import { DivergenceError } from "../../core/errors";
import { rowsOf } from "../../core/matrix";
const LAYERS = {
  relu: () => new ReLU(),
  leakyRelu: () => new LeakyReLU(),
  sigmoid: () => new Sigmoid(),
  tanh: () => new Tanh(),
};
/** Trains a configuration and scores it on the rows that were held out. */
export async function runTrial(task, trial, signal) {
  const env_1 = { stack: [], error: void 0, hasError: false };
  try {
    const { configuration, seed } = trial;
    const network = __addDisposableResource(
      env_1,
      new Network(layersOf(task, configuration), { seed, precision: task.precision }),
      false,
    );
    const trainer = new Trainer(network, { loss: task.loss, optimizer: optimizerOf(task, configuration) });
    try {
      await trainer.fit(subset(task, trial.train), { epochs: task.epochs, batchSize: configuration.batchSize, signal });
    } catch (error) {
      if (error instanceof DivergenceError) return { loss: Infinity, accuracy: NaN };
      throw error;
    }
    const { loss, accuracy = NaN } = trainer.evaluate(subset(task, trial.validation));
    return { loss, accuracy };
  } catch (e_1) {
    env_1.error = e_1;
    env_1.hasError = true;
  } finally {
    __disposeResources(env_1);
  }
}
function layersOf({ inputs, outputs, loss }, { layers, activation }) {
  const initializer = activation === "relu" || activation === "leakyRelu" ? "he" : "xavier";
  const widths = [inputs.columns, ...layers, outputs];
  const stack = widths.slice(1).flatMap((fanOut, i) => {
    const linear = new Linear(widths[i], fanOut, { initializer });
    return i === widths.length - 2 ? [linear] : [linear, LAYERS[activation]()];
  });
  return loss === "binaryCrossEntropy" ? [...stack, new Sigmoid()] : stack;
}
function optimizerOf({ optimizer }, { learningRate, l2 }) {
  const options = { learningRate, weightDecay: l2 };
  if (optimizer === "adam") return new Adam(options);
  return optimizer === "momentum" ? new Momentum(options) : new SGD(options);
}
function subset({ inputs, targets }, rows) {
  return {
    inputs: rowsOf(inputs, rows),
    targets: targets instanceof Int32Array ? rows.map((row) => targets[row]) : rowsOf(targets, rows),
  };
}
