import * as Plot from "@observablehq/plot";
import type { Matrix } from "../../core/matrix";
import type { Intervals } from "../check-data";
import { readableOn, viridis } from "../colors";
import type { FigureStyle } from "../figure-options";
import { BELOW } from "./axes";
import type { Area } from "./figure";
import { innerArea, panel } from "./panel";

/** Shares, 0 to 1, in a table of cells: columns to the right, the first row at the bottom; NaN stays empty. */
export interface ShareTable {
  readonly columnLabel: string;
  readonly columns: readonly number[];
  readonly rowLabel: string;
  readonly rows: readonly number[];
  readonly shares: Matrix;
  /** 95 % intervals of the shares, written where cells have room. */
  readonly interval?: Intervals | undefined;
}

/** Draws shares as colored cells with their percentages. */
export function shareTable(style: FigureStyle, area: Area, table: ShareTable): string {
  const { columns, rows, shares, interval } = table;
  const cells = Array.from(shares.data, (share, i) => ({
    column: columns[i % columns.length],
    row: rows[Math.floor(i / columns.length)],
    share,
    range: interval && `${percent(interval.low.data[i])}–${percent(interval.high.data[i])}`,
  })).filter(({ share }) => !Number.isNaN(share));
  const inner = innerArea(area);
  const [width, height] = [inner.width / columns.length, inner.height / rows.length];
  const title = { labelAnchor: "center", labelArrow: "none", tickSize: 0 } as const;
  const place = { x: "column", y: "row" } as const;
  const marks = [
    Plot.cell(cells, { ...place, fill: ({ share }: { share: number }) => viridis(share), inset: 0.5 }),
    Plot.axisX({ ...title, label: table.columnLabel, anchor: "bottom", labelOffset: BELOW }),
    Plot.axisY({ ...title, label: table.rowLabel, anchor: "left", labelOffset: 42 }),
    ...(width > 24 && height > 12 ? texts(cells, place, width > 44 && height > 30) : []),
  ];
  const x = { type: "band", domain: [...columns], axis: null } as const;
  const y = { type: "band", domain: rows.toReversed(), axis: null } as const;
  return panel(style, area, { x, y, marks });
}

interface Cell {
  readonly share: number;
  readonly range: string | undefined;
}

function percent(share: number): string {
  return (100 * share).toFixed(0);
}

/** Percentages and, where there is room for two lines, their intervals. */
function texts(cells: readonly Cell[], place: { x: string; y: string }, hasRoom: boolean): Plot.Markish[] {
  const fill = ({ share }: Cell) => readableOn(viridis(share));
  const isTwofold = hasRoom && cells.some(({ range }) => range !== undefined);
  const shares = Plot.text(cells, {
    ...{ ...place, fill, fontSize: 10, dy: isTwofold ? -6 : 0 },
    text: ({ share }: Cell) => percent(share),
  });
  if (!isTwofold) return [shares];
  return [shares, Plot.text(cells, { ...place, fill, fontSize: 8.5, dy: 7, text: ({ range }: Cell) => range ?? "" })];
}
