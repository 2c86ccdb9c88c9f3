import * as Plot from "@observablehq/plot";
import type { Matrix } from "../../core/matrix";
import { readableOn, viridis } from "../colors";
import type { FigureStyle } from "../figure-options";
import type { Area } from "./figure";
import { panel } from "./panel";

/** Shares, 0 to 1, in a table of cells: columns to the right, the first row at the bottom; NaN stays empty. */
export interface ShareTable {
  readonly columnLabel: string;
  readonly columns: readonly number[];
  readonly rowLabel: string;
  readonly rows: readonly number[];
  readonly shares: Matrix;
}

/** Draws shares as coloured cells with their percentages. */
export function shareTable(style: FigureStyle, area: Area, table: ShareTable): string {
  const { columns, rows, shares } = table;
  const cells = Array.from(shares.data, (share, i) => ({
    column: columns[i % columns.length],
    row: rows[Math.floor(i / columns.length)],
    share,
  })).filter(({ share }) => !Number.isNaN(share));
  const fits = (area.width - 72) / columns.length > 26 && (area.height - 56) / rows.length > 12;
  const title = { labelAnchor: "center", labelArrow: "none", tickSize: 0 } as const;
  const place = { x: "column", y: "row" } as const;
  const marks = [
    Plot.cell(cells, { ...place, fill: ({ share }: { share: number }) => viridis(share), inset: 0.5 }),
    Plot.axisX({ ...title, label: table.columnLabel, anchor: "bottom", labelOffset: 36 }),
    Plot.axisY({ ...title, label: table.rowLabel, anchor: "left", labelOffset: 42 }),
    ...(fits ? [percentages(cells, place)] : []),
  ];
  const x = { type: "band", domain: [...columns], axis: null } as const;
  const y = { type: "band", domain: rows.toReversed(), axis: null } as const;
  return panel(style, area, { x, y, marks });
}

function percentages(cells: readonly { share: number }[], place: { x: string; y: string }): Plot.Markish {
  return Plot.text(cells, {
    ...place,
    text: ({ share }: { share: number }) => (100 * share).toFixed(0),
    fill: ({ share }: { share: number }) => readableOn(viridis(share)),
    fontSize: 10,
  });
}
