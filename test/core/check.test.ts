import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import {
  assertBoolean,
  assertFraction,
  assertFunction,
  assertInteger,
  assertNonNegative,
  assertNumber,
  assertOneOf,
  assertOptions,
  assertPositive,
  assertSeed,
  rangeError,
  show,
  typeError,
} from "../../src/core/check";
import { Trainer } from "../../src/training/trainer";
import { expectThrow, type ErrorClass } from "./throwing";

test.each([
  ["text", '"text"'],
  ['a "quote"', '"a \\"quote\\""'],
  [1.5, "1.5"],
  [NaN, "NaN"],
  [null, "null"],
  [undefined, "undefined"],
  [true, "true"],
  [[], "[]"],
  [[1, "a"], '[1, "a"]'],
  [[1, 2, 3, 4, 5, 6, 7, 8], "[1, 2, 3, 4, 5, 6, 7, 8]"],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9], "an array of 9"],
  [[[1, [2, [3]]]], "[[1, an array of 2]]"],
  [new Float32Array(3), "a Float32Array"],
  [BigInt64Array.of(1n), "a BigInt64Array"],
  [new DataView(new ArrayBuffer(1)), "a DataView"],
  [1n, "the BigInt 1"],
  [Map, "the function Map"],
  [Trainer, "the class Trainer"],
  [() => 1, "the function"],
  ["x".repeat(1e6), `"${"x".repeat(80)}"...`],
  [{ a: 1 }, "an object"],
])("show(%o) is %s", (value, text) => {
  expect(show(value)).toBe(text);
});

test("errors say who, what was got and what was needed", () => {
  expect(rangeError("Who", "got", "needed")).toStrictEqual(new RangeError("Who: got; needed."));
  expect(typeError("Who", "got", "needed")).toStrictEqual(new TypeError("Who: got; needed."));
});

type Check = (who: string, ...rest: never[]) => void;

class Keyless {
  readonly #a = 1;
  get a(): number {
    return this.#a;
  }
}

class WithKeys {
  readonly a = 1;
}

const REFUSED: readonly (readonly [check: Check, args: unknown[], type: ErrorClass, message: string])[] = [
  [assertNumber, ["x", "1"], TypeError, 'Who: x is "1"; pass a number.'],
  [assertInteger, ["x", "1", 0], TypeError, 'Who: x is "1"; pass a number.'],
  [assertInteger, ["x", 1.5, 0], RangeError, "Who: x is 1.5; pass an integer of 0 or more."],
  [assertInteger, ["x", 0, 1], RangeError, "Who: x is 0; pass an integer of 1 or more."],
  [assertInteger, ["x", 6, 1, 5], RangeError, "Who: x is 6; pass an integer from 1 to 5."],
  [assertPositive, ["x", 0], RangeError, "Who: x is 0; pass a finite number above 0."],
  [assertPositive, ["x", NaN], RangeError, "Who: x is NaN; pass a finite number above 0."],
  [assertPositive, ["x", Infinity], RangeError, "Who: x is Infinity; pass a finite number above 0."],
  [assertNonNegative, ["x", -1], RangeError, "Who: x is -1; pass a finite number of 0 or more."],
  [assertNonNegative, ["x", Infinity], RangeError, "Who: x is Infinity; pass a finite number of 0 or more."],
  [assertFraction, ["x", 1], RangeError, "Who: x is 1; pass a number of at least 0 and below 1."],
  [assertFraction, ["x", -0.1], RangeError, "Who: x is -0.1; pass a number of at least 0 and below 1."],
  [assertBoolean, ["x", 1], TypeError, "Who: x is 1; pass true or false."],
  [assertFunction, ["x", "f"], TypeError, 'Who: x is "f"; pass a function.'],
  [
    assertFunction,
    [
      "x",
      class Loss {
        evaluate = 1;
      },
    ],
    TypeError,
    "Who: x is the class Loss; pass a function.",
  ],
  [assertOneOf, ["x", "c", ["a", "b"]], RangeError, 'Who: x is "c"; choose one of "a", "b".'],
  [assertOptions, [null, ["a"]], TypeError, "Who: options are null; pass an object."],
  [assertOptions, [[1], ["a"]], TypeError, "Who: options are [1]; pass an object."],
  [
    assertOptions,
    [new Map([["a", 1]]), ["a"]],
    TypeError,
    "Who: options are an object of the class Map; pass a plain object.",
  ],
  [
    assertOptions,
    [new Date(0), ["a"]],
    TypeError,
    "Who: options are an object of the class Date; pass a plain object.",
  ],
  [
    assertOptions,
    [Promise.resolve({ a: 1 }), ["a"]],
    TypeError,
    "Who: options are an object of the class Promise; pass a plain object.",
  ],
  [
    assertOptions,
    [new Float32Array(0), ["a"]],
    TypeError,
    "Who: options are an object of the class Float32Array; pass a plain object.",
  ],
  [
    assertOptions,
    [new Keyless(), ["a"]],
    TypeError,
    "Who: options are an object of the class Keyless; pass a plain object.",
  ],
  [assertOptions, [{ A: 1 }, ["a", "b"]], RangeError, 'Who: option "A" is unknown; choose from "a", "b".'],
  [assertOneOf, ["x", ["a"], ["a", "b"]], TypeError, 'Who: x is ["a"]; choose one of "a", "b".'],
  [
    assertOptions,
    [{ learningrate: 1 }, ["epochs", "learningRate"]],
    RangeError,
    'Who: option "learningrate" is unknown; did you mean "learningRate"? Choose from "epochs", "learningRate".',
  ],
  [
    assertOptions,
    [{ constructor: 1 }, ["epochs"]],
    RangeError,
    'Who: option "constructor" is unknown; choose from "epochs".',
  ],
  [assertSeed, [2 ** 53], RangeError, "Who: seed is 9007199254740992; pass an integer from 0 to 9007199254740991."],
  [assertSeed, [-1], RangeError, "Who: seed is -1; pass an integer from 0 to 9007199254740991."],
];

test.each(REFUSED)("%o refuses %o", (check, args, type, message) => {
  expectThrow(
    () => {
      check("Who", ...(args as never[]));
    },
    type,
    message,
  );
});

test("values at the ends of their ranges pass", () => {
  const check = () => {
    assertInteger("Who", "x", 1, 1, 1);
    assertPositive("Who", "x", Number.MIN_VALUE);
    assertNonNegative("Who", "x", 0);
    assertFraction("Who", "x", 0);
    assertSeed("Who", Number.MAX_SAFE_INTEGER);
    assertOptions("Who", {}, []);
    assertOptions("Who", Object.create(null), []);
    assertOptions("Who", runInNewContext("({})"), []);
    assertOptions("Who", new WithKeys(), ["a"]);
  };
  expect(check).not.toThrow();
});
