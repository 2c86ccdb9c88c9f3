import type { Answer, ColumnEffect, ColumnImportance, Model, PartialDependence } from "../../model/index";
import type { Figure } from "./figure";

/** Bars of what the columns matter. */
export async function importanceFigure(
  { classes, schema: { target } }: Model,
  columns: readonly ColumnImportance[],
): Promise<Figure> {
  const { drawImportance } = await import("../../visualizer/index");
  const label = `fall of ${classes === undefined ? "R²" : "accuracy"}`;
  return {
    name: "importance",
    alt: `What ${columns.length} columns matter to ${target.name}`,
    draw: (options) => drawImportance(columns, { title: `What matters to ${target.name}`, label, ...options }),
  };
}

/** Mean answers by the values of a column. */
export async function dependenceFigure(
  { classes, schema: { target } }: Model,
  found: PartialDependence,
): Promise<Figure> {
  const { drawPartialDependence } = await import("../../visualizer/index");
  const answers = classes === undefined ? { label: `mean ${target.name}` } : { classes, label: "mean probability" };
  const title = `${target.name} by ${found.column}, all else as it is`;
  return {
    name: "dependence",
    alt: title,
    draw: (options) => drawPartialDependence(found, { title, ...answers, ...options }),
  };
}

/** Bars of what moved an answer. */
export async function effectsFigure(
  { classes, schema: { target } }: Model,
  { value }: Answer,
  effects: readonly ColumnEffect[],
): Promise<Figure> {
  const { drawEffects } = await import("../../visualizer/index");
  const title = `What moved ${target.name} to ${typeof value === "number" ? Number(value.toPrecision(4)) : value}`;
  const label = classes === undefined ? `change of ${target.name}` : `change of the probability`;
  return { name: "explanation", alt: title, draw: (options) => drawEffects(effects, { title, label, ...options }) };
}
