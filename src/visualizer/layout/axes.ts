import * as Plot from "@observablehq/plot";
import { lookUp } from "../../core/look-up";
import type { FigureStyle } from "../figure-options";

export type ScaleKind = "linear" | "log";

export interface Axis {
  /** Title with its unit in brackets. */
  readonly label: string;
  readonly domain: readonly [number, number];
  /** Default `"linear"`; `"symlog"` for even steps of log(1 + value), which needs `names`. */
  readonly kind?: ScaleKind | "symlog";
  readonly grid?: boolean;
  /** About how many; default by size. */
  readonly ticks?: number;
  /** On a logarithmic axis: powers of ten only, at most so many; where there is one only, others too. */
  readonly powers?: number;
  /** Places that have names instead of numbers at round values. */
  readonly names?: { readonly at: readonly number[]; readonly name: (place: number) => string };
}

/** Plot's options of a position scale; its axis is drawn by `axisX` or `axisY`. */
export function scaleOptions({ domain, kind = "linear" }: Axis): Plot.ScaleOptions {
  return { type: kind, domain: [...domain], axis: null };
}

/** The horizontal axis below the panel: ticks, title at a distance, and grid lines if asked for. */
export function axisX(axis: Axis, { theme, showNumber }: FigureStyle, labelOffset = BELOW): Plot.Markish[] {
  const shared = { stroke: theme.faint, strokeOpacity: 1 };
  const { ticks, text } = ticksOf(axis, showNumber);
  const grid = axis.grid === true ? [Plot.gridX({ ...shared, ticks })] : [];
  return [...grid, Plot.axisX({ ...title(axis), ticks, text, anchor: "bottom", labelOffset })];
}

/** The vertical axis at the left of the panel. */
export function axisY(axis: Axis, { theme, showNumber }: FigureStyle): Plot.Markish[] {
  const shared = { stroke: theme.faint, strokeOpacity: 1 };
  const { ticks, text } = ticksOf(axis, showNumber);
  const grid = axis.grid === true ? [Plot.gridY({ ...shared, ticks })] : [];
  return [...grid, Plot.axisY({ ...title(axis), ticks, text, anchor: "left", labelOffset: LEFT })];
}

function title({ label }: Axis) {
  return { label, labelAnchor: "center", labelArrow: "none", tickSize: 4 } as const;
}

/** Distance of a title from its axis, below and at the left: numbers such as 10,000 fit between, in wider fonts too. */
export const BELOW = 38;
export const LEFT = 62;
/** Margins of a panel: they hold numbers and titles. */
export const MARGINS = { marginLeft: LEFT + 4, marginRight: 16, marginTop: 10, marginBottom: BELOW + 10 } as const;

/** Powers of ten on a logarithmic axis, with numbers between if there are few; Plot's choice elsewhere. */
function ticksOf(
  { domain: [low, high], kind, ticks, powers: most, names }: Axis,
  show: FigureStyle["showNumber"],
): Ticks {
  if (names !== undefined) return { ticks: [...names.at], text: names.name };
  if (kind !== "log") return { ticks, text: show };
  const exponents = range(Math.floor(Math.log10(low)), Math.ceil(Math.log10(high)));
  const inside = (tick: number): boolean => tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9);
  const powers = exponents.map((exponent) => Number(`1e${exponent}`)).filter(inside);
  if (powers.length > (most === undefined ? 3 : 1))
    return { ticks: thinned(powers, most), text: show ?? (isFar(powers) ? power : shortNumber) };
  const digits = powers.length === 3 ? [1, 3] : [1, 2, 5];
  const finer = exponents.flatMap((exponent) => digits.map((digit) => Number(`${digit}e${exponent}`))).filter(inside);
  return { ticks: finer.length > 1 ? finer : 4, text: show ?? shortNumber };
}

interface Ticks {
  readonly ticks: number[] | number | undefined;
  /** What a tick says; not as Plot's `tickFormat`, which leaves ticks of a logarithmic axis without numbers. */
  readonly text: ((value: number) => string) | undefined;
}

/** Whether some are too small or large to be written out. */
function isFar(powers: readonly number[]): boolean {
  return powers[0] < 1e-3 || powers[powers.length - 1] > 1e4;
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** At most so many of them, evenly chosen. */
function thinned(ticks: readonly number[], most = 8): number[] {
  const step = Math.ceil(ticks.length / most);
  return ticks.filter((_, i) => i % step === 0);
}

/** Room of a number on a horizontal axis. */
const NUMBER_WIDTH = 30;

/** Numbers of an axis of even steps of log(1 + value), as many as a width holds. */
export function growthTicks(end: number, width: number): number[] {
  const powers = Array.from({ length: Math.floor(Math.log10(Math.max(1, end))) + 1 }, (_, i) => 10 ** i);
  const ticks = [0, ...powers.flatMap((power) => [power, 3 * power])].filter((tick) => tick <= end);
  return ticks.length * NUMBER_WIDTH <= width ? ticks : [0, ...thinned(powers, Math.floor(width / NUMBER_WIDTH))];
}

const RAISED: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from("-0123456789", (digit, i) => [digit, "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"[i]]),
);

/** A power of ten as 10ⁿ. */
function power(value: number): string {
  return `10${Array.from(String(Math.round(Math.log10(value))), (c) => lookUp(RAISED, c)).join("")}`;
}

/** A number in at most three significant digits, with a true minus sign. */
export function shortNumber(value: number): string {
  const size = Math.abs(value);
  const plain =
    size !== 0 && (size < 1e-3 || size >= 1e6)
      ? value.toExponential(1).replace("e+", "e").replace(".0e", "e")
      : String(Number(value.toPrecision(size >= 1000 ? String(Math.trunc(size)).length : 3)));
  return plain.replaceAll("-", "−");
}

/** The extent of numbers with a share of it added at both ends; a single value gets 1 around it. */
export function paddedExtent(values: Iterable<number>, share = 0.05): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const pad = high > low ? (high - low) * share : 0.5;
  return [low - pad, high + pad];
}
