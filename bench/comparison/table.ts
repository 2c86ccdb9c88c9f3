/** A comparison as text of at most 100 columns. */
import { formatSeconds, threeDigits } from "../statistics";
import type { Contestant } from "./contestants";
import { isMeasured, measuredOf, ratioOf, type Comparison, type RowResult, type SectionResult } from "./result";

const NAME_WIDTH = 26;
const CELL_WIDTH = 10;
const WIDTH = 100;

/** `4.20`: takes so many times the reference's time. */
function ratioText(ratio: number): string {
  return Number.isNaN(ratio) ? "-" : threeDigits(ratio);
}

/** The least ratio of this library's own settings. */
function bestRatio(row: RowResult, contestants: readonly Contestant[], reference: string): number {
  const ratios = contestants.filter(({ kind }) => kind === "own").map(({ name }) => ratioOf(row, name, reference));
  return Math.min(...ratios.filter((ratio) => !Number.isNaN(ratio)));
}

/** Cells of a row: the reference's time, and the others' ratios; `0.53 wins` for a peer below `best`. */
function cellOf(row: RowResult, { name, kind }: Contestant, reference: string, best: number): string {
  if (name === reference) return formatSeconds(measuredOf(row, name)?.median ?? NaN);
  const ratio = ratioOf(row, name, reference);
  return kind !== "own" && ratio < best ? `${ratio.toFixed(2)} wins` : ratioText(ratio);
}

/** The columns of one kind, contestants without any time left out; peers' behind the reference and the best of its settings. */
function grid(
  rows: readonly RowResult[],
  contestants: readonly Contestant[],
  kind: Contestant["kind"],
  reference: string,
): string[] {
  const isShown = ({ name }: Contestant) => rows.some((row) => measuredOf(row, name) !== undefined);
  const shown = contestants.filter((contestant) => contestant.kind === kind && isShown(contestant));
  const others = shown.filter(({ name }) => name !== reference);
  if (others.length === 0) return [];
  const own = contestants.find(({ name }) => name === reference)!;
  const best = (row: RowResult) => bestRatio(row, contestants, reference);
  const line = (name: string, cells: readonly string[]) =>
    `  ${name.padEnd(NAME_WIDTH - 2)}${cells.map((cell) => cell.padStart(CELL_WIDTH)).join("")}`.trimEnd();
  const head = [own.short, ...(kind === "own" ? [] : ["best"]), ...others.map(({ short }) => short)];
  const cells = (row: RowResult) => [
    cellOf(row, own, reference, 1),
    ...(kind === "own" ? [] : [ratioText(best(row))]),
    ...others.map((other) => cellOf(row, other, reference, best(row))),
  ];
  return [line("", head), ...rows.map((row) => line(row.name, cells(row)))];
}

/** A line for each contestant: time, ratio, what it reached. */
function list(row: RowResult, contestants: readonly Contestant[], reference: string): string[] {
  const best = bestRatio(row, contestants, reference);
  const lines = contestants.map((contestant) => {
    const measured = measuredOf(row, contestant.name);
    if (!measured) return undefined;
    const { median, setting, note } = measured;
    const remarks = [note, setting].filter((text) => text !== "").join("; ");
    const ratio = contestant.name === reference ? "1" : cellOf(row, contestant, reference, best);
    const name = contestant.name.padEnd(36);
    return `  ${name}${formatSeconds(median).padStart(9)}${ratio.padStart(11)}  ${remarks}`.trimEnd().slice(0, WIDTH);
  });
  return [`  ${row.name}`, ...lines.filter((line) => line !== undefined)];
}

/** Why cells are empty, once for each contestant and reason; then how works differ. */
function remarksOf({ rows }: SectionResult): string[] {
  const entries = rows.flatMap((row) => row.entries);
  const missing = entries.flatMap((entry) => (isMeasured(entry) ? [] : [`${entry.contestant}: ${entry.cannot}`]));
  const notes = entries.flatMap((entry) =>
    isMeasured(entry) && entry.note ? [`${entry.contestant}: ${entry.note}`] : [],
  );
  const wrap = (remarks: readonly string[], head: string) =>
    [...new Set(remarks)].map((remark) => `  ${head} ${remark}`.slice(0, WIDTH));
  return [...wrap(missing, "no time,"), ...wrap(notes, "note,")];
}

function settingsOf({ rows }: SectionResult): string[] {
  const chosen = new Map<string, Map<string, number>>();
  for (const { contestant, setting } of rows.flatMap((row) => row.entries).filter(isMeasured)) {
    if (setting === "") continue;
    const counts = chosen.get(contestant) ?? new Map<string, number>();
    chosen.set(contestant, counts.set(setting, (counts.get(setting) ?? 0) + 1));
  }
  const lines = [...chosen].map(([contestant, counts]) => {
    const settings = [...counts].map(([setting, count]) => `${setting} (${count})`).join(", ");
    return `${contestant}: ${settings}`;
  });
  return lines.map((line) => `  best of settings, ${line}`.slice(0, WIDTH));
}

function sectionLines(section: SectionResult, contestants: readonly Contestant[], reference: string): string[] {
  const isList = section.rows.length === 1;
  const kinds = ["own", "JavaScript", "Python"] as const;
  const grids = () => kinds.flatMap((kind) => grid(section.rows, contestants, kind, reference));
  const body = isList ? list(section.rows[0], contestants, reference) : [...grids(), ...settingsOf(section)];
  const remarks = isList ? remarksOf(section).filter((line) => line.startsWith("  no time")) : remarksOf(section);
  return ["", `${section.title} (${section.environment})`, ...body, ...remarks];
}

/**
 * The whole table. The first contestant is the reference, whose times are shown; the others' cells
 * say how many times as long they take, and `wins` where a peer is faster than all of this
 * library's settings.
 */
export function tableOf({ versions, sections }: Comparison, contestants: readonly Contestant[]): string {
  const [{ name: reference }] = contestants;
  const known = contestants.filter(({ name }) => name in versions);
  const header = [
    ...known.map(({ name, short, kind }) => `${short.padEnd(8)} ${kind === "own" ? `${name}, ` : ""}${versions[name]}`),
    `First column: median time of ${reference}. Others: how many times as long they take;`,
    "best: this library's fastest setting of the row; wins: a peer is faster than that.",
  ];
  return [...header, ...sections.flatMap((section) => sectionLines(section, contestants, reference))].join("\n");
}
