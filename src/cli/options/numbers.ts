import { InvalidArgumentError } from "commander";

/** Parses the text of an option; throws InvalidArgumentError with what is needed. */
export type Parser<Value> = (text: string) => Value;

/** An integer from `min` to `max`. */
export function integer(min: number, max = Infinity): Parser<number> {
  return (text) => {
    const value = numberOf(text);
    if (Number.isSafeInteger(value) && value >= min && value <= max) return value;
    const range = max === Infinity ? `of ${min} or more` : `from ${min} to ${max}`;
    throw new InvalidArgumentError(`Pass an integer ${range}.`);
  };
}

/** A finite number above 0. */
export const positive: Parser<number> = (text) => {
  const value = numberOf(text);
  if (value > 0 && value < Infinity) return value;
  throw new InvalidArgumentError("Pass a number above 0.");
};

/** A finite number of 0 or more. */
export const nonNegative: Parser<number> = (text) => {
  const value = numberOf(text);
  if (value >= 0 && value < Infinity) return value;
  throw new InvalidArgumentError("Pass a number of 0 or more.");
};

/** A number of at least 0 and below 1. */
export const fraction: Parser<number> = (text) => {
  const value = numberOf(text);
  if (value >= 0 && value < 1) return value;
  throw new InvalidArgumentError("Pass a number of at least 0 and below 1.");
};

/** A number above 0 and below 1. */
export const openFraction: Parser<number> = (text) => {
  const value = numberOf(text);
  if (value > 0 && value < 1) return value;
  throw new InvalidArgumentError("Pass a number above 0 and below 1.");
};

/** What is separated by commas, each parsed by `element`. */
export function list<Value>(element: Parser<Value>): Parser<Value[]> {
  return (text) => text.split(",").map((part) => element(part.trim()));
}

/** A text as it is. */
export const text: Parser<string> = (value) => value;

/** NaN for what is no number; `Number("")` would be 0. */
export function numberOf(value: string): number {
  return value.trim() === "" ? NaN : Number(value);
}
