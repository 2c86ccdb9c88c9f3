import { runInNewContext } from "node:vm";
import { describe, expect, expectTypeOf, test } from "vitest";
import { assertPositive } from "../../src/core/check";
import {
  anything,
  defineOptions,
  integer,
  listOf,
  oneOf,
  REQUIRED,
  signal,
  type RowsFor,
} from "../../src/core/option-table";
import { caught, expectThrow } from "./throwing";

interface Options {
  readonly loss: "sum" | "mean";
  readonly epochs?: number;
  readonly widths?: readonly number[];
  readonly clip?: number;
  readonly signal?: AbortSignal;
}

const TABLE = defineOptions({
  loss: [oneOf("sum", "mean"), REQUIRED],
  epochs: [integer(1), 10],
  widths: [listOf(integer(1), "[32]"), [32]],
  clip: [assertPositive],
  signal: [signal],
} satisfies RowsFor<Options>);

describe("complete", () => {
  test("fills in defaults, for what is undefined too", () => {
    expect(TABLE.complete("Who", { loss: "sum", epochs: undefined })).toStrictEqual({
      loss: "sum",
      epochs: 10,
      widths: [32],
      clip: undefined,
      signal: undefined,
    });
  });

  test("copies lists, so that neither caller nor default change with the settings", () => {
    const widths = [1, 2];
    const settings = TABLE.complete("Who", { loss: "sum", widths });
    widths[0] = 9;
    expect(settings.widths).toStrictEqual([1, 2]);
    (TABLE.complete("Who", { loss: "sum" }).widths as number[]).push(3);
    expect(TABLE.complete("Who", { loss: "sum" }).widths).toStrictEqual([32]);
  });

  test("reads each option once", () => {
    let reads = 0;
    const options = {
      loss: "sum",
      get epochs() {
        return ++reads;
      },
    };
    expect([TABLE.complete("Who", options).epochs, reads]).toStrictEqual([1, 1]);
  });

  test("takes options, lists and signals of another realm", () => {
    const options: unknown = runInNewContext('({ loss: "mean", widths: [3, 4] })');
    expect(TABLE.complete("Who", options)).toMatchObject({ loss: "mean", widths: [3, 4] });
  });

  test("lists of derived classes become plain ones", () => {
    class Odd extends Array<number> {
      static override get [Symbol.species]() {
        return Int8Array as unknown as ArrayConstructor;
      }
    }
    class Triple extends Array<number> {
      constructor(...elements: number[]) {
        super(3);
        this.fill(7);
        elements.forEach((element, i) => (this[i] = element));
        this.length = Math.max(1, elements.length);
      }
    }
    const table = defineOptions({ widths: [listOf(integer(1), "[1]")] });
    for (const widths of [Odd.from([3]), new Triple(5), new Triple(5, 6)]) {
      const copy = table.complete("who", { widths }).widths!;
      expect(Object.getPrototypeOf(copy)).toBe(Array.prototype);
      expect([...copy]).toStrictEqual([...widths]);
    }
  });

  test("a list that holds itself is refused by the check of its elements", () => {
    const widths: unknown[] = [];
    widths.push(widths);
    expect(() => TABLE.complete("Who", { loss: "mean", widths })).toThrow(/^Who: widths\[0\] is /);
    const table = defineOptions({ any: [anything] });
    expect(table.complete("Who", { any: widths as never })).toHaveProperty("any.0.0.0.0");
  });

  test("names the option whose getter throws, and keeps the reason", () => {
    const reason = new Error("mine");
    const options = {
      get loss() {
        throw reason;
      },
    };
    const action = () => TABLE.complete("Who", options);
    expectThrow(action, TypeError, 'Who: option "loss" cannot be read; pass a plain object.');
    expect((caught(action) as Error).cause).toBe(reason);
  });

  test.each<[unknown, typeof TypeError | typeof RangeError, string]>([
    [{}, TypeError, 'loss is undefined; choose one of "sum", "mean"'],
    [{ loss: "sum", epochs: null }, TypeError, "epochs is null; pass a number"],
    [{ loss: "sum", epochs: 0 }, RangeError, "epochs is 0; pass an integer of 1 or more"],
    [{ loss: "sum", widths: [] }, RangeError, "widths has 0 elements; pass at least 1, as in [32]"],
    // eslint-disable-next-line no-sparse-arrays
    [{ loss: "sum", widths: [2, , 1] }, TypeError, "widths[1] is undefined; pass a number"],
    [{ loss: "sum", widths: new Array(2) }, TypeError, "widths[0] is undefined; pass a number"],
    [{ loss: "sum", widths: 3 }, TypeError, "widths is 3; pass an array such as [32]"],
    [{ loss: "sum", clip: 1n }, TypeError, "clip is the BigInt 1; pass a number"],
    [{ loss: "sum", signal: {} }, TypeError, "signal is an object; pass the signal of an AbortController"],
    [
      { loss: "sum", epoch: 1 },
      RangeError,
      'option "epoch" is unknown; did you mean "epochs"? Choose from "loss", "epochs", "widths", "clip", "signal"',
    ],
    ["sum", TypeError, 'options are "sum"; pass an object'],
  ])("%o is refused", (options, type, message) => {
    expectThrow(() => TABLE.complete("Who", options), type, `Who: ${message}.`);
  });
});

test("the types follow from the rows", () => {
  const settings = TABLE.complete("Who", { loss: "sum" });
  expectTypeOf(settings.loss).toEqualTypeOf<"sum" | "mean">();
  expectTypeOf(settings.epochs).toEqualTypeOf<number>();
  expectTypeOf(settings.clip).toEqualTypeOf<number | undefined>();
});
