import * as Plot from "@observablehq/plot";
import { writeFigure } from "../figure/write-figure";
import type { Contestant } from "./contestants";
import { measuredOf, ratioOf, type Comparison } from "./result";

const ROW_HEIGHT = 17;
const LEGEND_WIDTH = 250;
/** This library in grays, peers in colors, in the order of the table. */
const OWN_COLORS = ["#000", "#444", "#666", "#888", "#999", "#aaa", "#bbb"];
const PEER_COLORS = ["#f28e2c", "#1f77b4", "#59a14f", "#b07aa1", "#76b7b2", "#2ca089", "#e15759", "#9c755f"];

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
  const shown = contestants.filter(({ name }) => dots.some(({ contestant }) => contestant === name));
  writeFigure(path, {
    width: 1050,
    height: 80 + ROW_HEIGHT * Math.max(labels.length, shown.length),
    marginLeft: 200,
    marginRight: LEGEND_WIDTH,
    marginTop: 50,
    x: { type: "log", grid: true, label: `time as a multiple of ${reference} (right: slower)`, axis: "top", ticks: 5 },
    y: { domain: labels, label: null, grid: true },
    marks: [
      Plot.ruleX([1]),
      ...shown.flatMap(({ name }, i) => {
        const fill = colorOf(contestants, name);
        return [
          Plot.dot(
            dots.filter(({ contestant }) => contestant === name),
            { x: "ratio", y: "row", fill, r: 4 },
          ),
          legendEntry(name, fill, i),
        ];
      }),
    ],
  });
}

function colorOf(contestants: readonly Contestant[], name: string): string {
  const isOwn = contestants.find((contestant) => contestant.name === name)?.kind === "own";
  const alike = contestants.filter(({ kind }) => (kind === "own") === isOwn);
  const colors = isOwn ? OWN_COLORS : PEER_COLORS;
  return colors[alike.findIndex((contestant) => contestant.name === name) % colors.length];
}

/** The `i`-th name beside the frame, in its color. */
function legendEntry(name: string, fill: string, i: number): Plot.Markish {
  const place = { frameAnchor: "top-right", textAnchor: "start", dx: 24, dy: ROW_HEIGHT * i } as const;
  return Plot.text([`\u25cf ${name}`], { ...place, fill, fontSize: 12 });
}
