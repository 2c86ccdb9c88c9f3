import { InvalidArgumentError } from "commander";
import { integer, numberOf, type Parser } from "./numbers";

const FORM = "Pass from:to:count, from:to:count:log, or numbers with commas.";

/**
 * Numbers as `0.1,0.2,0.5`; evenly spaced as `from:to:count`, both ends included; or spaced by
 * equal factors as `from:to:count:log`.
 */
export const range: Parser<number[]> = (text) => {
  if (!text.includes(":")) return text.split(",").map(finite);
  const [from, to, count, spacing, ...rest] = text.split(":");
  if (count === undefined || rest.length > 0 || (spacing !== undefined && spacing !== "log")) {
    throw new InvalidArgumentError(FORM);
  }
  return spaced(finite(from), finite(to), integer(1)(count), spacing === "log");
};

/** A range of integers: evenly spaced ones are rounded. */
export function integerRange(min: number): Parser<number[]> {
  return (text) => {
    const values = range(text).map((value) => (text.includes(":") ? Math.round(value) : value));
    if (values.every((value) => Number.isSafeInteger(value) && value >= min)) return values;
    throw new InvalidArgumentError(`Pass integers of ${min} or more.`);
  };
}

function spaced(from: number, to: number, count: number, isLogarithmic: boolean): number[] {
  if (count > 1 && to <= from) throw new InvalidArgumentError("Let the range end above its start.");
  if (isLogarithmic && from <= 0) throw new InvalidArgumentError("Start a logarithmic range above 0.");
  return Array.from({ length: count }, (_, i) => {
    if (i === 0) return from;
    if (i === count - 1) return to;
    const share = i / (count - 1);
    // One rounding of the quotient, so that round steps give round numbers.
    return isLogarithmic ? from * (to / from) ** share : from + ((to - from) * i) / (count - 1);
  });
}

function finite(text: string): number {
  const value = numberOf(text);
  if (Number.isFinite(value)) return value;
  throw new InvalidArgumentError(FORM);
}
