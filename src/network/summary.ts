import { largest } from "../core/extremes";
import type { LayerStack } from "./layer-stack";

/** A table of the layers: place, kind and settings, columns out, parameters. */
export function summaryOf(stack: LayerStack): string {
  let width = stack.fanIn;
  const rows = stack.layers.map((layer, index) => {
    width = layer.fanOutFor(width);
    const count = parameterCount(stack, index);
    return [String(index), layer.describe(), String(width), count.toLocaleString("en-US")];
  });
  const table = [
    ["", "layer", "outputs", "parameters"],
    ...rows,
    ["", "total", "", stack.layout.count.toLocaleString("en-US")],
  ];
  const widths = [0, 1, 2, 3].map((column) => largest(table.map((row) => row[column].length)));
  const line = (row: string[]) =>
    row
      .map((cell, c) => (c === 1 ? cell.padEnd(widths[c]) : cell.padStart(widths[c])))
      .join("  ")
      .trimEnd();
  const rule = "─".repeat(widths.reduce((sum, w) => sum + w, 6));
  return [line(table[0]), rule, ...table.slice(1, -1).map(line), rule, line(table[table.length - 1])].join("\n");
}

function parameterCount(stack: LayerStack, layer: number): number {
  return stack.layout.slots.filter((slot) => slot.layer === layer).reduce((sum, { length }) => sum + length, 0);
}
