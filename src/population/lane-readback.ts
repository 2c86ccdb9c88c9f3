import type { Block, GroupMemory, NetworkBlocks, Scope } from "./group-memory";
import { Curvature } from "./lane-curvature";
import type { ParameterSlot } from "./parameter-slots";
import type { PopulationTask, TraceQuantity } from "./task";

/** Loss, and share of samples classified right: NaN without classes. */
export interface Evaluation {
  readonly loss: number;
  readonly accuracy: number;
}

/** What a lane's network is and does, read between calls of `train`. */
export class LaneReadback {
  #curvature: Curvature | undefined;

  constructor(
    private readonly scope: Scope,
    private readonly task: PopulationTask,
    private readonly slots: readonly ParameterSlot[],
    private readonly networks: NetworkBlocks,
    private readonly groups: { readonly training: GroupMemory; readonly test: GroupMemory | undefined },
    private readonly plain: Block,
  ) {}

  /** A new network is in the lane. */
  reset(lane: number): void {
    this.#curvature?.reset(lane);
  }

  /** Loss and accuracy of a lane after `train`. */
  evaluate(lane: number): Evaluation {
    return this.#evaluate(this.groups.training, lane, this.task.labels !== undefined);
  }

  #evaluate({ pointer, samples }: GroupMemory, lane: number, hasClasses: boolean): Evaluation {
    const { kernels } = this.scope.engine;
    kernels.gatherOutputs(pointer, lane);
    const loss = kernels.gatheredLoss(pointer, lane);
    return { loss, accuracy: hasClasses ? kernels.gatheredCorrect(pointer, lane) / samples : NaN };
  }

  /** Quantities of the lanes in `lanes`: for each lane a list, in the order of `quantities`. */
  notes(lanes: readonly number[], quantities: readonly TraceQuantity[]): number[][] {
    const { kernels } = this.scope.engine;
    const { training, test } = this.groups;
    const has = (...names: TraceQuantity[]) => quantities.some((quantity) => names.includes(quantity));
    if (test !== undefined && has("testLoss", "testAccuracy")) kernels.forwardGroup(test.pointer);
    const dead = has("isDead") ? this.#deadLanes() : 0;
    const before = lanes.map((lane) => {
      const own = this.evaluate(lane);
      const other = test && this.#evaluate(test, lane, this.task.test?.labels !== undefined);
      const [totalNorm, weightsNorm, biasesNorm] = has("totalNorm", "weightsNorm", "biasesNorm")
        ? this.#norms(lane)
        : [];
      const { loss, accuracy } = own;
      const shared = { totalNorm, weightsNorm, biasesNorm, loss, accuracy, isDead: (dead >> lane) & 1 };
      return { ...shared, testLoss: other?.loss ?? NaN, testAccuracy: other?.accuracy ?? NaN };
    });
    const sharpness = has("sharpness") ? this.#sharpness(lanes) : [];
    if (has("sharpness")) kernels.forwardGroup(training.pointer);
    return before.map((values, i) => quantities.map((name) => ({ ...values, sharpness: sharpness[i] })[name]));
  }

  /** Bits of the lanes in which all units of a hidden layer are 0 for all samples. */
  #deadLanes(): number {
    const { values, samples } = this.groups.training;
    const { kernels } = this.scope.engine;
    return values
      .slice(1, -1)
      .reduce(
        (lanes, { pointer }, i) => lanes | kernels.silentLanes(pointer, this.task.architecture[i + 1] * samples),
        0,
      );
  }

  #sharpness(lanes: readonly number[]): number[] {
    this.#curvature ??= new Curvature(this.scope, this.networks, this.groups.training.pointer, this.slots, this.task);
    return this.#curvature.sharpness(lanes);
  }

  #norms(lane: number): Float64Array {
    const norms = new Float64Array(3 + this.slots.length);
    this.writeNorms(lane, norms, 0);
    return norms;
  }

  /**
   * L2 norms of a lane's parameters into `out` at `at`: total, weights, biases, then weights
   * and biases of each layer. As `Network.norms`.
   */
  writeNorms(lane: number, out: Float64Array, at: number): void {
    this.#gather(lane);
    const squares = { weights: 0, biases: 0 };
    this.slots.forEach(({ kind, offset, length }, i) => {
      const sum = this.scope.engine.kernels.sumOfSquares(this.plain.pointerAt(offset), length);
      squares[kind] += sum;
      out[at + 3 + i] = Math.sqrt(sum);
    });
    out[at] = Math.sqrt(squares.weights + squares.biases);
    out[at + 1] = Math.sqrt(squares.weights);
    out[at + 2] = Math.sqrt(squares.biases);
  }

  #gather(lane: number, block = this.networks.parameters): void {
    this.scope.engine.kernels.gatherLane(block.pointer, this.plain.pointer, lane, this.networks.count);
  }

  /** A copy of a lane's parameters: weights (fanIn x fanOut) and biases, layer by layer. */
  parametersOf(lane: number): Float32Array {
    this.#gather(lane);
    return this.plain.floats.slice();
  }

  /** A copy of the gradients of a lane's loss, of the layout of the parameters. */
  gradientsOf(lane: number): Float32Array {
    this.scope.engine.kernels.differentiateGroup(this.groups.training.pointer);
    this.#gather(lane, this.networks.gradients);
    return this.plain.floats.slice();
  }
}
