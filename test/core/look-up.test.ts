import { expect, test } from "vitest";
import { lookUp } from "../../src/core/look-up";

const TABLE = { relu: 1, tanh: 2 };

test("a key of the table has its value", () => {
  expect([lookUp(TABLE, "relu"), lookUp(TABLE, "tanh")]).toStrictEqual([1, 2]);
});

test.each(["", "elu", "constructor", "toString", "__proto__", "hasOwnProperty", ["relu"], 0, null, undefined])(
  "%o is no key",
  (key) => {
    expect(lookUp(TABLE, key)).toBeUndefined();
  },
);
