import { isArray } from "../core/kind";
import { firstNames, rangeError, show, typeError } from "../core/check";
import type { Tensor } from "../wasm/tensor";
import { nameOf, type ParameterLayout, type ParameterSlot } from "./parameter-layout";

/** A part of the block of parameters. */
export interface BlockRange {
  readonly offset: number;
  /** A multiple of 4. */
  readonly length: number;
}

/** Parameters that training leaves as they are: their gradients are 0, updates pass them over. */
export class FrozenParameters {
  /** The other parts of the block. */
  readonly trained: readonly BlockRange[];
  readonly #slots: readonly ParameterSlot[];

  constructor(
    layout: ParameterLayout,
    /** As in a state dict. */
    readonly names: ReadonlySet<string>,
  ) {
    const { slots } = layout;
    this.#slots = slots.filter((slot) => names.has(nameOf(slot)));
    this.trained = slots.flatMap((slot, i) => {
      const end = slots[i + 1]?.offset ?? layout.length;
      return names.has(nameOf(slot)) ? [] : [{ offset: slot.offset, length: end - slot.offset }];
    });
  }

  clear(gradients: Tensor): void {
    const { floats } = gradients;
    for (const { offset, length } of this.#slots) floats.fill(0, offset, offset + length);
  }
}

/**
 * The parameters that are frozen after a change; undefined for none.
 *
 * @param names - Parameters as in a state dict, or numbers of layers for all that they have; a text or a list.
 * @throws TypeError, RangeError for what is no name of a parameter.
 */
export function changedFreeze(
  who: string,
  layout: ParameterLayout,
  before: FrozenParameters | undefined,
  names: string | readonly string[],
  freezes: boolean,
): FrozenParameters | undefined {
  const frozen = new Set(before?.names);
  const known = layout.slots.map(nameOf);
  const list: readonly unknown[] = isArray(names) ? names : [names];
  for (const name of list) {
    if (typeof name !== "string")
      throw typeError(who, `a name is ${show(name)}`, 'pass names such as "0.weight" or "0"');
  }
  const wanted = new Set(list);
  const strangers = new Set(list);
  for (const name of known) {
    for (let part = name; part !== ""; part = part.replace(/\.?[^.]*$/, "")) {
      if (!wanted.has(part)) continue;
      strangers.delete(part);
      if (freezes) frozen.add(name);
      else frozen.delete(name);
    }
  }
  for (const name of strangers) {
    throw rangeError(who, `no parameter is named ${show(name)}`, `choose from ${firstNames(known.map(show))}`);
  }
  return frozen.size === 0 ? undefined : new FrozenParameters(layout, frozen);
}
