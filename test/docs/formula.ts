/** Formulas of the documentation: each stands in a test as the page has it, beside the same in double precision. */
import { expect } from "vitest";
import type { StateDict } from "../../src/index";
import { expectClose } from "../golden/golden";

export const PARTS = "docs/parts.md";

/** What is beside a text of the page; a row that is new or written otherwise has nothing, and fails. */
export function formula<Value>(table: Readonly<Record<string, Value>>, text: string): Value {
  if (Object.hasOwn(table, text)) return table[text];
  throw new Error(`the page says "${text}"; write its formula in this test`);
}

/** Every text of a table of formulas is on the page. */
export function expectUsed(table: object, texts: readonly string[]): void {
  expect(Object.keys(table).filter((text) => !texts.includes(text))).toStrictEqual([]);
}

export function close(what: string, found: ArrayLike<number>, expected: ArrayLike<number>, tolerance = 2e-6): void {
  expectClose(what, found, expected, { absolute: tolerance, relative: tolerance });
}

export const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
export const mean = (values: readonly number[]) => sum(values) / values.length;

/** The weights of a layer that passes on what it gets. */
export function identity(size: number): StateDict[string] {
  const data = Float32Array.from({ length: size * size }, (_, i) => Number(i % (size + 1) === 0));
  return { shape: [size, size], data };
}
