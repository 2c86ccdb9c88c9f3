import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

// What the compiler writes before Binaryen: the formula of a loop is chosen by a type, so no other is left in it.
const program = readFileSync("build/wasm/debug.wat", "utf8");

/** Names of the functions that a function calls. */
function callsOf(name: string): string[] {
  const start = program.indexOf(`(func $${name} (`);
  expect(start, name).toBeGreaterThan(0);
  const text = program.slice(start, program.indexOf("\n (func ", start));
  return [...new Set([...text.matchAll(/call \$(\S+)/g)].map(([, callee]) => callee))];
}

const isRest = (name: string) =>
  /^assembly\/(simd\/(load|store)Partial|preconditions\/\w+)$/.test(name) || name.includes("abort");
const formulasOf = (name: string) => callsOf(name).filter((callee) => !isRest(callee));

it.each(["relu", "leakyRelu", "sigmoid", "tanh"].flatMap((name) => [`${name}Forward`, `${name}Backward`]))(
  "%s computes no function but its own",
  (name) => {
    expect(formulasOf(`assembly/layers/activations/${name}`)).toEqual([]);
  },
);

it.each([
  ["exponential", "exponentialOf"],
  ["naturalLogarithm", "logarithmOf"],
])("%s computes no function but its own", (name, formula) => {
  expect(formulasOf(`assembly/elementwise/${name}`)).toEqual([`assembly/operators/${formula}`]);
});
