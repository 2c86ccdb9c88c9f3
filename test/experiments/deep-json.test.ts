import { expect, test } from "vitest";
import { fromJSON } from "../../src/experiments";

test.each([
  ["lists", "[", "]"],
  ["objects", '{"a":', "}"],
])("%s within one another are refused by name, however many", (_, open, close) => {
  const deep = `${open.repeat(100_000)}0${close.repeat(100_000)}`;
  expect(() => fromJSON(deep)).toThrow(/^fromJSON: the text is nested too deeply; pass what toJSON returns\.$/);
});
