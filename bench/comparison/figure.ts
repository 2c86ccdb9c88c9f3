import * as Plot from "@observablehq/plot";
import { writeFigure } from "../figure/write-figure";
import type { Contestant } from "./contestants";
import { measuredOf, ratioOf, type Comparison } from "./result";

const ROW_HEIGHT = 17;

interface Dot {
  readonly row: string;
  readonly contestant: string;
  readonly ratio: number;
}

/** Every row's ratios to the reference, as dots on a logarithmic axis. */
export function writeComparisonFigure(
  path: string,
  { sections }: Comparison,
  contestants: readonly Contestant[],
): void {
  const [{ name: reference }] = contestants;
  const rows = sections.flatMap((section) =>
    section.rows.map((row) => ({ row, label: section.rows.length === 1 ? section.title : row.name })),
  );
  const dots = rows.flatMap(({ row, label }) =>
    contestants
      .filter(({ name }) => name !== reference && measuredOf(row, name) !== undefined)
      .map(({ name }): Dot => ({ row: label, contestant: name, ratio: ratioOf(row, name, reference) })),
  );
  const labels = [...new Set(rows.map(({ label }) => label))];
  const names = contestants.map(({ name }) => name).filter((name) => dots.some((dot) => dot.contestant === name));
  writeFigure(path, {
    width: 900,
    height: 80 + ROW_HEIGHT * labels.length,
    marginLeft: 220,
    marginTop: 50,
    x: { type: "log", grid: true, label: `time as a multiple of ${reference} (right: slower)`, axis: "top" },
    y: { domain: labels, label: null, grid: true },
    color: { domain: names, scheme: "Paired", legend: false },
    marks: [
      Plot.ruleX([1]),
      Plot.dot(dots, { x: "ratio", y: "row", fill: "contestant", r: 4 }),
      ...legend(names, labels),
    ],
  });
}

/** Names of the contestants down the right side, each in its colour. */
function legend(names: readonly string[], labels: readonly string[]): Plot.Markish[] {
  const entries = names.map((name, i) => ({ name, row: labels[i % labels.length] }));
  return [
    Plot.text(entries.slice(0, labels.length), {
      y: "row",
      text: "name",
      fill: "name",
      frameAnchor: "right",
      textAnchor: "start",
      dx: 6,
      fontWeight: "bold",
    }),
  ];
}
