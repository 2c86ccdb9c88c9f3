import { assertInteger } from "../core/check";
import { StateError } from "../core/errors";
import type { Arena } from "./arena";
import type { Engine } from "./engine";
import { Tensor, type MemoryOwner } from "./tensor";

/** Memory and what hands it out. */
interface ArenaOwner extends MemoryOwner {
  readonly arena: Arena;
}

/**
 * The memory of one owner (a network, a trainer): everything allocated through a scope is
 * given back when it, or the scope it was made in, is disposed of. Work during which user code
 * may run holds the scope: the memory then stays until the work has ended, so that no other
 * owner gets it meanwhile.
 */
export class TensorScope<Owner extends ArenaOwner = Engine> {
  readonly #blocks = new Set<number>();
  readonly #children = new Set<TensorScope<Owner>>();
  readonly #listeners = new Set<() => void>();
  #disposed = false;
  /** Holds of this scope itself. */
  #holds = 0;
  /** Holds of those made in it. */
  #holdsWithin = 0;

  constructor(
    readonly engine: Owner,
    private readonly parent?: TensorScope<Owner>,
  ) {
    if (parent === undefined) return;
    parent.#assertMemory();
    parent.#children.add(this);
  }

  get isDisposed(): boolean {
    return this.#disposed;
  }

  /** A tensor of zeros. */
  allocate(length: number): Tensor<Owner> {
    assertInteger("TensorScope.allocate", "length", length, 0);
    this.#assertMemory();
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

  /**
   * Keeps the memory of this scope and of those around it until `release`, also if they are disposed of; what is then
   * disposed of with them, within them, stays too.
   */
  hold(): void {
    this.#holds++;
    for (let outer = this.parent; outer !== undefined; outer = outer.parent) outer.#holdsWithin++;
  }

  release(): void {
    this.#holds--;
    this.#giveBack();
    for (let outer = this.parent; outer !== undefined; outer = outer.parent) {
      outer.#holdsWithin--;
      outer.#giveBack();
    }
  }

  /** Ends the use of the memory and gives it back, at once or when its last holder releases it. */
  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    for (const child of this.#children) child.dispose();
    this.#giveBack();
    for (const listener of this.#listeners) listener();
  }

  /**
   * Calls `listener` when the scope is disposed of.
   *
   * @returns Takes the listener away.
   */
  onDispose(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #assertMemory(): void {
    if (!this.#disposed || this.#isKept) return;
    throw new StateError("TensorScope: the memory has been given back; do not dispose of what is in use.");
  }

  /** Whether it is held itself, or was disposed of within one that is. */
  get #isHeld(): boolean {
    const { parent } = this;
    return this.#holds > 0 || (parent !== undefined && parent.#disposed && parent.#isHeld);
  }

  /** Whether its memory stays though it is disposed of. */
  get #isKept(): boolean {
    return this.#holdsWithin > 0 || this.#isHeld;
  }

  #giveBack(): void {
    if (!this.#disposed || this.#isKept) return;
    for (const child of this.#children) child.#giveBack();
    if (this.parent !== undefined) this.parent.#children.delete(this);
    for (const pointer of this.#blocks) this.engine.arena.free(pointer);
    this.#blocks.clear();
  }
}

/**
 * Gives back the scope of an owner that was forgotten without `dispose`, in engines that tell what they have collected.
 * Dispose of the scope directly where you can: a garbage collector comes late or never.
 */
export const forgottenScopes =
  typeof FinalizationRegistry === "undefined"
    ? undefined
    : new FinalizationRegistry<{ dispose(): void }>((scope) => {
        scope.dispose();
      });
