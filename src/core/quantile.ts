/**
 * The quantile of rising numbers, by linear interpolation: numpy's default.
 *
 * @param sorted - Rising, one or more.
 * @param share - From 0 to 1.
 */
export function quantileOf(sorted: ArrayLike<number>, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}
