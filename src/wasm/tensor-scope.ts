import type { Arena } from "./arena";
import type { Engine } from "./engine";
import { Tensor, type MemoryOwner } from "./tensor";

/** Memory and what hands it out. */
interface ArenaOwner extends MemoryOwner {
  readonly arena: Arena;
}

/**
 * The memory of one owner (a network, a trainer): everything allocated through a scope is
 * given back when it, or the scope it was made in, is disposed of.
 */
export class TensorScope<Owner extends ArenaOwner = Engine> {
  readonly #blocks = new Set<number>();
  readonly #children = new Set<TensorScope<Owner>>();
  #disposed = false;

  constructor(
    readonly engine: Owner,
    private readonly parent?: TensorScope<Owner>,
  ) {
    if (parent !== undefined) parent.#children.add(this);
  }

  get isDisposed(): boolean {
    return this.#disposed;
  }

  /** A tensor of zeros. */
  allocate(length: number): Tensor<Owner> {
    const pointer = this.engine.arena.allocate(4 * length);
    this.#blocks.add(pointer);
    const tensor = new Tensor(this.engine, pointer, length);
    tensor.floats.fill(0);
    return tensor;
  }

  /** Gives one tensor back early. */
  free(tensor: Tensor<Owner>): void {
    if (this.#blocks.delete(tensor.pointer)) this.engine.arena.free(tensor.pointer);
  }

  createChild(): TensorScope<Owner> {
    return new TensorScope(this.engine, this);
  }

  dispose(): void {
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
export const forgottenScopes = new FinalizationRegistry<{ dispose(): void }>((scope) => {
  scope.dispose();
});
