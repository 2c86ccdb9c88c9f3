import type { Engine } from "./engine";
import type { Memory } from "./memory";

/** Whose memory a tensor is in: the engine of single networks, or that of populations. */
export interface MemoryOwner {
  readonly kernels: { readonly memory: Memory };
}

/**
 * A block of 4-byte elements in a module's memory. The address is for kernels only; outside
 * this folder no code computes with it. Its views are renewed when memory has grown, so take
 * them where they are used and do not keep them.
 */
export class Tensor<Owner extends MemoryOwner = Engine> {
  #floats: Float32Array;
  #integers: Int32Array;

  constructor(
    readonly engine: Owner,
    /** Address for kernel calls. */
    readonly pointer: number,
    /** Number of elements. */
    readonly length: number,
  ) {
    this.#floats = new Float32Array(engine.kernels.memory.buffer, pointer, length);
    this.#integers = new Int32Array(engine.kernels.memory.buffer, pointer, length);
  }

  /** The elements as f32, without a copy. */
  get floats(): Float32Array {
    this.#renewViews();
    return this.#floats;
  }

  /** The elements as i32, without a copy. */
  get integers(): Int32Array {
    this.#renewViews();
    return this.#integers;
  }

  /**
   * Growth empties the views of a memory of one thread and leaves those of a shared one as they are. A view's length
   * is read ten times as fast as the memory's buffer.
   */
  #renewViews(): void {
    if (this.#floats.length === this.length && this.length > 0) return;
    const { buffer } = this.engine.kernels.memory;
    this.#floats = new Float32Array(buffer, this.pointer, this.length);
    this.#integers = new Int32Array(buffer, this.pointer, this.length);
  }

  /** Address of an element, for kernel calls. */
  pointerAt(index: number): number {
    return this.pointer + 4 * index;
  }

  /** The part of `length` elements from `offset`: the same memory. */
  slice(offset: number, length: number): Tensor<Owner> {
    return new Tensor(this.engine, this.pointer + 4 * offset, length);
  }
}
