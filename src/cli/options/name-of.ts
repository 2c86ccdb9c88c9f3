import { InvalidArgumentError } from "commander";
import { lookUp } from "../../core/look-up";
import type { Parser } from "./numbers";

/** One of some names. */
export function nameOf<Name extends string>(names: readonly Name[]): Parser<Name> {
  const known = Object.fromEntries(names.map((name) => [name, name]));
  return (text) => {
    const name = lookUp(known, text);
    if (name !== undefined) return name;
    throw new InvalidArgumentError(`Choose from ${names.join(", ")}.`);
  };
}
