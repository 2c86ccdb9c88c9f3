import { DivergenceError } from "../core/errors";
/** PyTorch's guard in clipping: the factor is clipNorm / (norm + 1e-6). */
const CLIP_GUARD = 1e-6;
/** Largest change of a parameter in one step that surely leaves it finite: far below the end of f32. */
const SAFE_CHANGE = 1e30;
/**
 * One update after the other: forward, loss, backward, clipping, optimizer. Owns the gradient
 * of the outputs and the optimizer's moments; allocates only when batches get larger.
 */
export class Stepper {
  stack;
  scope;
  loss;
  optimizer;
  clipNorm;
  reduction;
  /** L2 norm of the last gradient, before clipping. */
  gradientNorm = 0;
  /** Updates made. */
  steps = 0;
  /** Epoch under way, for messages; 0 outside `fit`. */
  epoch = 0;
  moments;
  #blocks;
  #pass = { training: true, step: 0 };
  #dOutputs;
  #outputs;
  constructor(stack, scope, loss, optimizer, clipNorm, reduction) {
    this.stack = stack;
    this.scope = scope;
    this.loss = loss;
    this.optimizer = optimizer;
    this.clipNorm = clipNorm;
    this.reduction = reduction;
    const { parameters, gradients, layout } = stack;
    this.moments = optimizer.moments.map(() => scope.allocate(layout.length));
    this.#blocks = {
      parameters: parameters.pointer,
      gradients: gradients.pointer,
      moments: this.moments.map(({ pointer }) => pointer),
      length: layout.length,
    };
  }
  /** Makes room for batches of `rows` rows. */
  reserve(rows) {
    this.stack.reserve(rows);
    const length = this.stack.reservedRows * this.stack.fanOut;
    if (this.#dOutputs !== undefined && this.#dOutputs.length >= length) return;
    if (this.#dOutputs !== undefined) this.scope.free(this.#dOutputs);
    this.#dOutputs = undefined;
    this.#dOutputs = this.scope.allocate(length);
  }
  /**
   * One update.
   *
   * @returns The loss before it.
   * @throws DivergenceError for a loss, gradient or update that is not finite; the network is unchanged.
   */
  update(batch) {
    const { stack } = this;
    const { kernels } = stack.engine;
    this.#pass.training = true;
    this.#pass.step = this.steps + 1;
    const loss = this.#forward(batch);
    if (!Number.isFinite(loss)) throw this.#divergence(batch, "the loss", `the loss is ${loss}`);
    stack.backward(this.#dOutputs, batch.rows, this.loss.fusedLayers);
    this.gradientNorm = Math.sqrt(kernels.sumOfSquares(this.#blocks.gradients, this.#blocks.length));
    if (!Number.isFinite(this.gradientNorm)) {
      throw this.#divergence(batch, "the gradient", `the gradient's norm is ${this.gradientNorm}`);
    }
    const statistics = stack.firstBrokenStatistics();
    if (statistics !== undefined) {
      throw this.#divergence(batch, `the statistics of layer ${statistics}`, "a batch statistic is not finite");
    }
    const gradientScale = Math.min(1, this.clipNorm / (this.gradientNorm + CLIP_GUARD));
    const mayOverflow = this.optimizer.learningRate * Math.max(1, this.gradientNorm * gradientScale) > SAFE_CHANGE;
    if (mayOverflow) this.#updateGuarded(batch, gradientScale);
    else this.#updateParameters(gradientScale);
    this.steps++;
    stack.commit(batch.rows);
    return loss;
  }
  #updateParameters(gradientScale) {
    this.optimizer.update(this.stack.engine.kernels, this.#blocks, this.steps + 1, gradientScale);
  }
  /** An update that is taken back if a parameter leaves the range of f32. */
  #updateGuarded(batch, gradientScale) {
    const { kernels } = this.stack.engine;
    const { parameters } = this.stack;
    const blocks = [parameters, ...this.moments];
    const copies = blocks.map(({ floats }) => floats.slice());
    this.#updateParameters(gradientScale);
    if (kernels.firstNonFinite(parameters.pointer, parameters.length) < 0) return;
    const error = this.#divergence(batch, "the update", "the update is not finite");
    blocks.forEach((block, i) => {
      block.floats.set(copies[i]);
    });
    throw error;
  }
  /** The loss in evaluation mode; nothing is learned. */
  evaluate(batch) {
    this.#pass.training = false;
    return this.#forward(batch);
  }
  /** Weight of the loss of a batch of `rows` samples in the loss of `total` samples. */
  share(rows, total) {
    return this.reduction === "mean" ? rows / total : 1;
  }
  /** Rows of the last batch whose outputs name the class that the targets name. */
  countCorrect({ targets, classes, rows }) {
    const { kernels } = this.stack.engine;
    const outputs = this.#outputs.pointer;
    return classes
      ? kernels.countCorrectLabels(outputs, targets.pointer, rows, this.stack.fanOut)
      : kernels.countCorrectRows(outputs, targets.pointer, rows, this.stack.fanOut);
  }
  /** Loss of a batch, its gradient with respect to the outputs on the side. */
  #forward({ inputs, targets, classes, rows }) {
    const { stack, loss } = this;
    const { fanOut } = stack;
    const outputs = stack.forward(inputs, rows, this.#pass);
    this.#outputs = outputs;
    const scale = this.reduction === "mean" ? 1 / loss.count(rows, fanOut) : 1;
    const { pointer } = this.#dOutputs;
    return (
      scale *
      loss.evaluate(stack.engine.kernels, outputs.pointer, targets.pointer, classes, pointer, rows, fanOut, scale)
    );
  }
  /** The error for values that are not finite: in a layer's outputs or parameters, else in `where`. */
  #divergence(batch, where, what) {
    const broken = this.stack.firstBrokenLayer(batch.rows);
    const { learningRate } = this.optimizer;
    const step = this.steps + 1;
    return new DivergenceError(
      `Trainer: ${what} in epoch ${this.epoch}, step ${step}, at learning rate ${learningRate}; the first values that are not ` +
        `finite are in ${broken === undefined ? where : `layer ${broken}`}. The network is as it was before this step; lower the learning rate, scale the inputs or set clipNorm.`,
      { epoch: this.epoch, step, learningRate, layer: broken ?? where },
    );
  }
}
