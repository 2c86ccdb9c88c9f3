import { DivergenceError } from "../core/errors";
import type { BlockRange } from "../network/frozen-parameters";
import type { LayerStack } from "../network/layer-stack";
import type { UpdateBlocks } from "../optimizers/optimizer";
import type { Tensor } from "../wasm/tensor";
import type { TensorScope } from "../wasm/tensor-scope";
import type { Batch } from "./batch";
import { followersOf, type Follower, type FollowerMemory } from "./followers";
import { GradientSum } from "./gradient-sum";
import { LossPass } from "./loss-pass";
import type { TrainerSettings } from "./trainer-options";
import { UpdateGuard } from "./update-guard";

/** PyTorch's guard in clipping: the factor is clipNorm / (norm + 1e-6). */
const CLIP_GUARD = 1e-6;

/**
 * One update after the other: forward, loss, backward, clipping, optimizer. Owns the
 * optimizer's moments; allocates nothing after the first.
 */
export class Stepper {
  /** L2 norm of the last gradient that was finite, before clipping. */
  gradientNorm = 0;
  /** Updates made. */
  steps = 0;
  /** Batches learned from; each has its own dropout masks. */
  passes = 0;
  /** Epoch under way, for messages; 0 outside `fit`. */
  epoch = 0;

  readonly pass: LossPass;
  readonly moments: readonly Tensor[];
  /** What followers keep. */
  readonly memories: readonly FollowerMemory[];
  readonly #followers: readonly Follower[];
  readonly #blocks: UpdateBlocks;
  readonly #adjusts: boolean;
  readonly #guard: UpdateGuard;
  #learningRate = 0;
  #sum: GradientSum | undefined;

  constructor(
    private readonly stack: LayerStack,
    private readonly scope: TensorScope,
    private readonly settings: TrainerSettings,
  ) {
    const { parameters, gradients, layout } = stack;
    const { optimizer, loss, clipValue, l1 } = settings;
    this.pass = new LossPass(stack, scope, loss);
    this.moments = optimizer.moments.map(() => scope.allocate(layout.length));
    this.#followers = followersOf(stack, scope, settings);
    this.memories = this.#followers.flatMap(({ memory }) => memory ?? []);
    this.#guard = new UpdateGuard(stack, this.moments, optimizer);
    this.#adjusts = clipValue < Infinity || l1 > 0;
    this.#blocks = {
      parameters: parameters.pointer,
      gradients: gradients.pointer,
      moments: this.moments.map(({ pointer }) => pointer),
      length: layout.length,
    };
  }

  /**
   * One update.
   *
   * @returns The loss before it.
   * @throws DivergenceError for a loss, gradient or update that is not finite; the network is unchanged.
   * @throws WasmError when a thread fails.
   */
  update(batch: Batch, learningRate: number): number {
    this.#learningRate = learningRate;
    const loss = this.#backward(batch, this.#isMean ? 1 / this.pass.termsOf(batch) : 1);
    this.#apply(batch.rows, this.#blocks, 1);
    this.stack.commit(batch.rows);
    this.passes++;
    this.stack.engine.assertThreads();
    return loss;
  }

  /**
   * Adds the gradient of a batch to those that the next `updateFromSum` takes. Batch statistics are kept at once.
   *
   * @returns, @throws as `update`; gradients that were added are forgotten then.
   */
  accumulate(batch: Batch, learningRate: number): number {
    this.#learningRate = learningRate;
    const terms = this.pass.termsOf(batch);
    const loss = this.#backward(batch, 1);
    this.#assertStatistics(batch.rows);
    this.#sum ??= new GradientSum(this.stack, this.scope);
    this.#sum.add(terms);
    this.stack.commit(batch.rows);
    this.passes++;
    return this.#isMean ? loss / terms : loss;
  }

  /** Whether gradients were added that no update has taken. */
  get hasGradients(): boolean {
    return this.#sum !== undefined && this.#sum.terms > 0;
  }

  /** One update from the gradient over all batches added since the last: that of their common mean or sum. */
  updateFromSum(learningRate: number): void {
    const sum = this.#sum!;
    this.#learningRate = learningRate;
    this.#apply(0, { ...this.#blocks, gradients: sum.block.pointer }, this.#isMean ? 1 / sum.terms : 1);
    sum.clear();
    this.stack.engine.assertThreads();
  }

  /** To be called before a step, or the updates of an epoch. */
  begin(): void {
    for (const memory of this.memories) memory.begin();
  }

  /** To be called after it; `epoch` is the number of the epoch that is complete, 0 for none. */
  end(epoch: number): void {
    for (const memory of this.memories) memory.end(epoch);
  }

  /** Forgets gradients that were added and not taken. */
  forgetGradients(): void {
    this.#sum?.clear();
  }

  get #isMean(): boolean {
    return this.settings.reduction === "mean";
  }

  #backward(batch: Batch, scale: number): number {
    const loss = this.pass.forward(batch, scale, this.passes + 1);
    if (!Number.isFinite(loss)) throw this.#divergence(batch.rows, "the loss", `the loss is ${loss}`);
    this.pass.backward(batch.rows);
    this.stack.frozen?.clear(this.stack.gradients);
    return loss;
  }

  /** Changes the parameters by `scale` times the gradients of `blocks`; the last pass had `rows` rows. */
  #apply(rows: number, blocks: UpdateBlocks, scale: number): void {
    const { kernels } = this.stack.engine;
    const { clipNorm, l1 } = this.settings;
    const norm = scale * Math.sqrt(kernels.sumOfSquares(blocks.gradients, blocks.length));
    if (!Number.isFinite(norm)) {
      throw this.#divergence(rows, "the gradient", `the gradient's norm is ${norm}`);
    }
    this.#assertStatistics(rows);
    const clip = Math.min(1, clipNorm / (norm + CLIP_GUARD));
    if (this.#guard.isSafe(norm * clip + l1, this.#learningRate)) this.#updateParameters(blocks, scale * clip);
    else this.#updateGuarded(rows, blocks, scale * clip);
    for (const each of this.#followers) each.updated();
    this.gradientNorm = norm;
    this.steps++;
  }

  #updateParameters(blocks: UpdateBlocks, gradientScale: number): void {
    const { frozen } = this.stack;
    if (frozen === undefined) this.#updatePart(blocks, gradientScale);
    else for (const range of frozen.trained) this.#updatePart(partOf(blocks, range), gradientScale);
  }

  #updatePart(blocks: UpdateBlocks, gradientScale: number): void {
    const { kernels } = this.stack.engine;
    const { optimizer, clipValue, l1 } = this.settings;
    if (this.#adjusts) {
      kernels.adjustGradient(blocks.parameters, blocks.gradients, blocks.length, gradientScale, clipValue, l1);
    }
    optimizer.update(kernels, blocks, this.steps + 1, this.#adjusts ? 1 : gradientScale, this.#learningRate);
  }

  /** An update that is taken back if a parameter or a moment leaves the range of f32. */
  #updateGuarded(rows: number, blocks: UpdateBlocks, gradientScale: number): void {
    const { kernels } = this.stack.engine;
    const { parameters } = this.stack;
    const tensors = [parameters, ...this.moments];
    const copies = tensors.map(({ floats }) => floats.slice());
    this.#updateParameters(blocks, gradientScale);
    if (tensors.every(({ pointer, length }) => kernels.firstNonFinite(pointer, length) < 0)) return;
    const error = this.#divergence(rows, "the update", "the update is not finite");
    tensors.forEach((tensor, i) => {
      tensor.floats.set(copies[i]);
    });
    throw error;
  }

  #assertStatistics(rows: number): void {
    const layer = this.stack.firstBrokenStatistics();
    if (layer === undefined) return;
    throw this.#divergence(rows, `the statistics of layer ${layer}`, "a batch statistic is not finite");
  }

  /** The error for values that are not finite: in a layer's outputs or parameters, else in `where`. */
  #divergence(rows: number, where: string, what: string): DivergenceError {
    this.forgetGradients();
    const broken = this.stack.firstBrokenLayer(rows);
    const learningRate = this.#learningRate;
    const step = this.steps + 1;
    return new DivergenceError(
      `Trainer: ${what} in epoch ${this.epoch}, step ${step}, at learning rate ${learningRate}; the first values that are not ` +
        `finite are in ${broken === undefined ? where : `layer ${broken}`}. The network is as it was before this step; lower the learning rate, scale the inputs or set clipNorm.`,
      { epoch: this.epoch, step, learningRate, layer: broken ?? where },
    );
  }
}

/** The blocks of an update from `offset` on. */
function partOf({ parameters, gradients, moments }: UpdateBlocks, { offset, length }: BlockRange): UpdateBlocks {
  const bytes = 4 * offset;
  return {
    parameters: parameters + bytes,
    gradients: gradients + bytes,
    moments: moments.map((moment) => moment + bytes),
    length,
  };
}
