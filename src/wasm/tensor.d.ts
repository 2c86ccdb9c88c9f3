import type { Engine } from "./engine";
/** Whose memory a tensor is in: the engine of single networks, or that of populations. */
export interface MemoryOwner {
  readonly kernels: {
    readonly memory: WebAssembly.Memory;
  };
}
/**
 * A block of 4-byte elements in a module's memory. The address is for kernels only; outside
 * this folder nobody computes with it. Its views are renewed when memory has grown, so take
 * them where they are used and do not keep them.
 */
export declare class Tensor<Owner extends MemoryOwner = Engine> {
  #private;
  readonly engine: Owner;
  /** Address for kernel calls. */
  readonly pointer: number;
  /** Number of elements. */
  readonly length: number;
  constructor(
    engine: Owner,
    /** Address for kernel calls. */
    pointer: number,
    /** Number of elements. */
    length: number,
  );
  /** The elements as f32, without a copy. */
  get floats(): Float32Array;
  /** The elements as i32, without a copy. */
  get integers(): Int32Array;
  /** Address of an element, for kernel calls. */
  pointerAt(index: number): number;
  /** The part of `length` elements from `offset`: the same memory. */
  slice(offset: number, length: number): Tensor<Owner>;
}
