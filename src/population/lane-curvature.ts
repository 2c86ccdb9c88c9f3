import { RandomUse, seedHigh, seedLow, streamUse } from "../wasm/random";
import { LANES, type Block, type NetworkBlocks, type Scope } from "./group-memory";
import type { ParameterSlot } from "./parameter-slots";
import type { PopulationTask } from "./task";

/** Step of the central differences, along a vector of length 1. */
const STEP = 1e-2;
/** Iterations of the power method at each look; it begins where the last one ended. */
const ITERATIONS = 8;
/** And at the first look at a network. */
const FIRST_ITERATIONS = 64;

/**
 * The largest eigenvalue of the Hessian, by the power method on differences of gradients. A lane's
 * direction is kept from one look to the next, so its values do not depend on the other lanes.
 */
export class Curvature {
  readonly #directions: Block;
  readonly #working: Block;
  readonly #product: Block;
  readonly #saved: Block;
  readonly #values: Block;
  readonly #plain: Block;
  readonly #isWarm = new Array<boolean>(LANES).fill(false);

  constructor(
    private readonly scope: Scope,
    private readonly networks: NetworkBlocks,
    private readonly group: number,
    private readonly slots: readonly ParameterSlot[],
    private readonly task: PopulationTask,
  ) {
    const vectors = () => scope.allocate(LANES * networks.count);
    [this.#directions, this.#working, this.#product, this.#saved] = [vectors(), vectors(), vectors(), vectors()];
    this.#values = scope.allocate(LANES);
    this.#plain = scope.allocate(networks.count);
  }

  /** The lane starts again, from the same random direction for every network. */
  reset(lane: number): void {
    this.#isWarm[lane] = false;
  }

  sharpness(lanes: readonly number[]): number[] {
    for (const lane of lanes) if (!this.#isWarm[lane]) this.#begin(lane);
    const cold = lanes.filter((lane) => !this.#isWarm[lane]);
    if (cold.length > 0) this.#iterate(cold, FIRST_ITERATIONS);
    for (const lane of cold) this.#isWarm[lane] = true;
    const values = this.#iterate(lanes, ITERATIONS);
    return lanes.map((lane) => values[lane]);
  }

  /** Turns the directions of some lanes; those of others stay. */
  #iterate(lanes: readonly number[], iterations: number): Float32Array {
    const { kernels } = this.scope.engine;
    const { count } = this.networks;
    this.#working.floats.set(this.#directions.floats);
    const blocks = [this.#working.pointer, this.#product.pointer, this.#saved.pointer] as const;
    kernels.powerIteration(this.group, ...blocks, STEP, iterations, this.#values.pointer);
    for (const lane of lanes) {
      kernels.gatherLane(this.#working.pointer, this.#plain.pointer, lane, count);
      kernels.scatterLane(this.#plain.pointer, this.#directions.pointer, lane, count);
    }
    return this.#values.floats;
  }

  #begin(lane: number): void {
    const { kernels } = this.scope.engine;
    const { count } = this.networks;
    kernels.randomNormal(this.#plain.pointer, count, seedLow(0), seedHigh(0), streamUse(RandomUse.direction), 0);
    if (!this.task.biases) this.#clearBiases();
    const length = Math.sqrt(kernels.sumOfSquares(this.#plain.pointer, count));
    const { floats } = this.#plain;
    for (let i = 0; i < count; i++) floats[i] /= length;
    kernels.scatterLane(this.#plain.pointer, this.#directions.pointer, lane, count);
  }

  #clearBiases(): void {
    for (const { kind, offset, length } of this.slots) {
      if (kind === "biases") this.#plain.floats.fill(0, offset, offset + length);
    }
  }
}
