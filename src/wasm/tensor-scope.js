import { Tensor } from "./tensor";
/**
 * The memory of one owner (a network, a trainer): everything allocated through a scope is
 * given back when it, or the scope it was made in, is disposed of.
 */
export class TensorScope {
  engine;
  parent;
  #blocks = new Set();
  #children = new Set();
  #disposed = false;
  constructor(engine, parent) {
    this.engine = engine;
    this.parent = parent;
    if (parent !== undefined) parent.#children.add(this);
  }
  get isDisposed() {
    return this.#disposed;
  }
  /** A tensor of zeros. */
  allocate(length) {
    const pointer = this.engine.arena.allocate(4 * length);
    this.#blocks.add(pointer);
    const tensor = new Tensor(this.engine, pointer, length);
    tensor.floats.fill(0);
    return tensor;
  }
  /** Gives one tensor back early. */
  free(tensor) {
    if (this.#blocks.delete(tensor.pointer)) this.engine.arena.free(tensor.pointer);
  }
  createChild() {
    return new TensorScope(this.engine, this);
  }
  dispose() {
    if (this.#disposed) return;
    this.#disposed = true;
    for (const child of this.#children) child.dispose();
    for (const pointer of this.#blocks) this.engine.arena.free(pointer);
    this.#blocks.clear();
    if (this.parent !== undefined) this.parent.#children.delete(this);
  }
}
/**
 * Gives back the scope of an owner that was forgotten without `dispose`. Dispose of the scope
 * directly where you can: a garbage collector comes late or never.
 */
export const forgottenScopes = new FinalizationRegistry((scope) => {
  scope.dispose();
});
