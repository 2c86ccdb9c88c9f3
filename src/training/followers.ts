import { StateError } from "../core/errors";
import { lookUp } from "../core/look-up";
import type { Check } from "../core/option-table";
import type { LayerStack } from "../network/layer-stack";
import type { Tensor } from "../wasm/tensor";
import type { TensorScope } from "../wasm/tensor-scope";

/** What follows a trainer's updates: a constraint on the parameters, or an average of them. */
export interface Follower {
  /** What it keeps from update to update, if anything; a checkpoint has it. */
  readonly memory?: FollowerMemory;
  /** Called after each update. */
  updated(): void;
}

/** A block of the parameters' layout that a follower keeps beside the network's. */
export interface FollowerMemory {
  /** What a checkpoint calls the block. */
  readonly name: string;
  readonly block: Tensor;
  /** What the block holds is the mean of so many, or comes from so many updates; 0 while there is none. */
  count: number;
  /** Called before a step, or the updates of an epoch. */
  begin(): void;
  /** Called after it; `epoch` is the number of the epoch that is complete, 0 for none. */
  end(epoch: number): void;
  /** Called when parameters, block and count were put back together. */
  settle(): void;
}

/** An option of a trainer that makes a follower. */
export interface FollowerKind {
  readonly check: Check;
  create(stack: LayerStack, scope: TensorScope, option: never): Follower;
}

const KINDS: Record<string, FollowerKind> = {};

/** Makes options known; the extras do. */
export function registerFollowers(kinds: Readonly<Record<string, FollowerKind>>): void {
  Object.assign(KINDS, kinds);
}

/** The check of an option that makes a follower. @throws StateError within a bundle without the extras. */
export const follower: Check<never> = (who, name, value) => {
  const kind = lookUp(KINDS, name);
  if (kind === undefined) throw new StateError(`${who}: ${name} comes with the extras; call installExtras() first.`);
  const check: Check = kind.check;
  check(who, name, value);
};

/** The followers that the options of a trainer ask for, in the order of `registerFollowers`. */
export function followersOf(stack: LayerStack, scope: TensorScope, options: object): Follower[] {
  const given = options as Readonly<Record<string, never>>;
  const asked = Object.entries(KINDS).filter(([name]) => given[name] !== undefined);
  return asked.map(([name, kind]) => kind.create(stack, scope, given[name]));
}
