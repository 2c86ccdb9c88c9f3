/** Tables of `explain` as a terminal shows them. */
import { expect, test } from "vitest";
import { dependenceTable, effectsTable } from "../../src/cli/model/tell-explanation";
import type { Model } from "../../src/model/index";

const model = (...classes: string[]) => ({ classes, schema: { target: { name: "y" } } }) as unknown as Model;

test("what is shown as 0 has no sign", () => {
  const effects = [0.2, -0.1, 0.0004, -0.0004, 0].map((effect, i) => ({ column: `c${i}`, value: i, effect }));
  const said = effectsTable(model("a", "b"), { value: "a", probabilities: { a: 0.8, b: 0.2 } }, effects);
  const shares = [...said.matchAll(/^c\d .*?([+-]?[\d.]+ %)/gm)].map(([, share]) => share);
  expect(shares).toEqual(["+20.0 %", "-10.0 %", "0.0 %", "0.0 %", "0.0 %"]);
});

test.each([
  [6, "and 1 more class; --json gives all"],
  [7, "and 2 more classes; --json gives all"],
])("of %d classes five are shown", (count, rest) => {
  const classes = Array.from({ length: count }, (_, i) => `k${i}`);
  const table = dependenceTable(model(...classes), { column: "x", values: [1], means: [classes.map(() => 1 / count)] });
  expect(table.split("\n").at(-1)).toBe(rest);
});
