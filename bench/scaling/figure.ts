import * as Plot from "@observablehq/plot";
import { writeFigure } from "../figure/write-figure";
import type { Judged } from "./cliffs";

/** A sweep with its costs. */
export interface MeasuredSweep {
  readonly axis: string;
  readonly title: string;
  readonly points: readonly Judged[];
}

/** Time against size on logarithmic axes, a panel an axis; the dashed line has the flop count's slope. */
export function writeScalingFigure(path: string, sweeps: readonly MeasuredSweep[]): void {
  const titleOf = ({ axis, title }: MeasuredSweep) => `${axis}: ${title}`;
  const dots = sweeps.flatMap((sweep) =>
    sweep.points.map(({ size, flop, seconds }) => {
      const last = sweep.points[sweep.points.length - 1];
      const ideal = (last.seconds * flop) / last.flop;
      return { panel: titleOf(sweep), size, microseconds: seconds * 1e6, ideal: ideal * 1e6 };
    }),
  );
  writeFigure(path, {
    width: 1000,
    height: 380,
    marginTop: 40,
    marginLeft: 60,
    x: { type: "log", grid: true, label: "size" },
    y: { type: "log", grid: true, label: "microseconds a step (dashed: as the flop count grows)" },
    fx: { domain: sweeps.map(titleOf), label: null },
    marks: [
      Plot.frame({ stroke: "#ccc" }),
      Plot.line(dots, { fx: "panel", x: "size", y: "ideal", stroke: "#999", strokeDasharray: "5 4" }),
      Plot.line(dots, { fx: "panel", x: "size", y: "microseconds", stroke: "#1f6fb4" }),
      Plot.dot(dots, { fx: "panel", x: "size", y: "microseconds", fill: "#1f6fb4", r: 2.5 }),
    ],
  });
}
