import { expect, test } from "vitest";
import * as entry from "../../src/index";

test("lists that the library exports cannot be changed", () => {
  const lists = Object.entries(entry).filter(([, value]) => typeof value === "object");
  expect(lists.map(([name]) => name).sort()).toEqual(["ACTIVATION_NAMES", "OPTIMIZER_NAMES"]);
  for (const [, list] of lists) expect(Object.isFrozen(list)).toBe(true);
});
