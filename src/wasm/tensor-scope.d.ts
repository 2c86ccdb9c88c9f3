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
export declare class TensorScope<Owner extends ArenaOwner = Engine> {
  #private;
  readonly engine: Owner;
  private readonly parent?;
  constructor(engine: Owner, parent?: TensorScope<Owner> | undefined);
  get isDisposed(): boolean;
  /** A tensor of zeros. */
  allocate(length: number): Tensor<Owner>;
  /** Gives one tensor back early. */
  free(tensor: Tensor<Owner>): void;
  createChild(): TensorScope<Owner>;
  dispose(): void;
}
/**
 * Gives back the scope of an owner that was forgotten without `dispose`. Dispose of the scope
 * directly where you can: a garbage collector comes late or never.
 */
export declare const forgottenScopes: FinalizationRegistry<{
  dispose(): void;
}>;
export {};
