import { isKeyed, show, typeError } from "../core/check";
import { lookUp } from "../core/look-up";
import type { LayerStack } from "./layer-stack";
import {
  areEqual,
  checkEntry,
  checkStateDict,
  entriesOf,
  isIgnored,
  readTensor,
  writeEntries,
  type Entry,
  type StateDict,
} from "./state-dict";

/** What `loadStateDict` took, by the names of the entries. */
export interface LoadReport {
  /** What the network has taken. */
  readonly loaded: readonly string[];
  /** What the network has and the dict lacks. */
  readonly missing: readonly string[];
  /** What the dict has and the network has no place for. */
  readonly unexpected: readonly string[];
  /** What both have, in different shapes. */
  readonly misshapen: readonly string[];
}

/**
 * Copies a state dict into the network or, with `partial`, what fits of it.
 *
 * @throws TypeError, RangeError as `checkStateDict`; with `partial` for an entry that is none, or numbers that are not
 *   finite. Nothing has changed then.
 */
export function writeStateDict(who: string, stack: LayerStack, dict: StateDict, partial = false): LoadReport {
  stack.scope.hold();
  try {
    return writeFitting(who, stack, partial ? dict : checkStateDict(who, stack, dict));
  } finally {
    stack.scope.release();
  }
}

function writeFitting(who: string, stack: LayerStack, dict: StateDict): LoadReport {
  if (!isKeyed(dict)) {
    throw typeError(who, `the state dict is ${show(dict)}`, "pass what stateDict() returns");
  }
  const entries = entriesOf(stack);
  const names = new Set(entries.map(({ name }) => name));
  const given = knownTensors(who, entries, dict);
  const present = entries.filter(({ name }) => given[name] !== undefined);
  const fitting = present.filter(({ name, shape }) => areEqual(shape, given[name]!.shape));
  for (const entry of fitting) checkEntry(who, entry, given[entry.name]);
  stack.version++;
  writeEntries(fitting, given as StateDict);
  const namesOf = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);
  return {
    loaded: namesOf(fitting),
    missing: namesOf(entries.filter((entry) => !present.includes(entry))),
    unexpected: Object.keys(dict).filter((name) => !names.has(name) && !isIgnored(name)),
    misshapen: namesOf(present.filter((entry) => !fitting.includes(entry))),
  };
}

/** What the dict has for the entries of a network. */
function knownTensors(who: string, entries: readonly Entry[], dict: StateDict): Partial<StateDict> {
  const given: Partial<StateDict> = {};
  for (const { name } of entries) {
    const value = lookUp(dict, name);
    if (value !== undefined) given[name] = readTensor(who, name, value);
  }
  return given;
}
