/** Points that are drawn into the plane. */
import { MAX_POINTS, readPoints, writePoints } from "../settings/points";
import type { Place } from "./plane-place";
import { brush } from "./points-panel";

/** Places between two points of a stroke, and round the eraser. */
const STROKE_GAP = 0.07;

/** The points after drawing at a place: one more, or fewer with the eraser. */
export function drawnPoints(text: string, { x, y }: Place): string {
  const points = readPoints(text) ?? [];
  const near = (gap: number) => (point: { x: number; y: number }) => Math.hypot(point.x - x, point.y - y) < gap;
  if (brush.value === "eraser") return writePoints(points.filter((point) => !near(STROKE_GAP)(point)));
  if (points.length >= MAX_POINTS || points.some(near(STROKE_GAP / 2))) return text;
  return writePoints([...points, { x, y, label: brush.value }]);
}
