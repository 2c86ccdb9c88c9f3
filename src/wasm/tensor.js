/**
 * A block of 4-byte elements in a module's memory. The address is for kernels only; outside
 * this folder nobody computes with it. Its views are renewed when memory has grown, so take
 * them where they are used and do not keep them.
 */
export class Tensor {
  engine;
  pointer;
  length;
  #floats;
  #integers;
  constructor(
    engine,
    /** Address for kernel calls. */
    pointer,
    /** Number of elements. */
    length,
  ) {
    this.engine = engine;
    this.pointer = pointer;
    this.length = length;
    this.#floats = new Float32Array(engine.kernels.memory.buffer, pointer, length);
    this.#integers = new Int32Array(engine.kernels.memory.buffer, pointer, length);
  }
  /** The elements as f32, without a copy. */
  get floats() {
    this.#renewViews();
    return this.#floats;
  }
  /** The elements as i32, without a copy. */
  get integers() {
    this.#renewViews();
    return this.#integers;
  }
  #renewViews() {
    const { buffer } = this.engine.kernels.memory;
    if (this.#floats.buffer === buffer) return;
    this.#floats = new Float32Array(buffer, this.pointer, this.length);
    this.#integers = new Int32Array(buffer, this.pointer, this.length);
  }
  /** Address of an element, for kernel calls. */
  pointerAt(index) {
    return this.pointer + 4 * index;
  }
  /** The part of `length` elements from `offset`: the same memory. */
  slice(offset, length) {
    return new Tensor(this.engine, this.pointer + 4 * offset, length);
  }
}
