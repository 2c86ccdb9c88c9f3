import type { Block, GroupMemory, NetworkBlocks, Scope } from "./group-memory";
import { Curvature } from "./lane-curvature";
import type { ParameterSlot } from "./parameter-slots";
import type { PopulationTask, TraceQuantity } from "./task";

/** Loss, and share of samples classified right: NaN without classes. */
export interface Evaluation {
  readonly loss: number;
  readonly accuracy: number;
}

const UNKNOWN: Evaluation = { loss: NaN, accuracy: NaN };

/** What a lane's network is and does, read between calls of `train`. */
export class LaneReadback {
  #curvature: Curvature | undefined;
  /** Room for the norms of a lane. */
  readonly #norms: Float64Array;
  /** What the quantities noted at a checkpoint ask for. */
  readonly #needs: Readonly<Record<"norms" | "test" | "dead" | "sharpness", boolean>>;

  constructor(
    private readonly scope: Scope,
    private readonly task: PopulationTask,
    private readonly slots: readonly ParameterSlot[],
    private readonly networks: NetworkBlocks,
    private readonly groups: { readonly training: GroupMemory; readonly test: GroupMemory | undefined },
    private readonly plain: Block,
  ) {
    const { trace } = task.notes;
    const has = (...names: TraceQuantity[]) => names.some((name) => trace.includes(name));
    this.#norms = new Float64Array(3 + slots.length);
    this.#needs = {
      norms: has("totalNorm", "weightsNorm", "biasesNorm"),
      test: has("testLoss", "testAccuracy"),
      dead: has("isDead"),
      sharpness: has("sharpness"),
    };
  }

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

  /** What the task notes at a checkpoint, of the lanes in `lanes`: for each a list in the order of `notes.trace`. */
  notes(lanes: readonly number[]): number[][] {
    const { kernels } = this.scope.engine;
    const { training, test } = this.groups;
    const { trace } = this.task.notes;
    if (test !== undefined && this.#needs.test) kernels.forwardGroup(test.pointer);
    const dead = this.#needs.dead ? this.#deadLanes() : 0;
    const rows = lanes.map((lane) => this.#noted(lane, dead));
    if (!this.#needs.sharpness) return rows;
    const at = trace.indexOf("sharpness");
    this.#sharpness(lanes).forEach((value, i) => (rows[i][at] = value));
    kernels.forwardGroup(training.pointer);
    return rows;
  }

  /** All but the sharpness. */
  #noted(lane: number, dead: number): number[] {
    const { test } = this.groups;
    const { loss, accuracy } = this.evaluate(lane);
    const other = test && this.#needs.test ? this.#evaluate(test, lane, this.task.test?.labels !== undefined) : UNKNOWN;
    if (this.#needs.norms) this.writeNorms(lane, this.#norms, 0);
    const values: Readonly<Record<TraceQuantity, number>> = {
      totalNorm: this.#norms[0],
      weightsNorm: this.#norms[1],
      biasesNorm: this.#norms[2],
      loss,
      accuracy,
      testLoss: other.loss,
      testAccuracy: other.accuracy,
      isDead: (dead >> lane) & 1,
      sharpness: NaN,
    };
    return this.task.notes.trace.map((name) => values[name]);
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
