/** Small tables of the tests. */
import { irisRecords } from "./iris-records";

export { irisRecords };

/** A number from 0 to 1 for each integer, always the same: the fraction of a large multiple of the sine. */
export function noise(i: number): number {
  const x = Math.sin(i * 12.9898 + 78.233) * 43_758.5453;
  return x - Math.floor(x);
}

/** Houses whose price follows from rooms and town, with noise from -10 to 10. */
export function houses(count: number, first = 0) {
  return Array.from({ length: count }, (_, i) => {
    const at = first + i;
    const rooms = 1 + Math.floor(8 * noise(3 * at));
    const town = ["Ames", "Boone", "Nevada"][Math.floor(3 * noise(3 * at + 1))];
    const price = 50 * rooms + (town === "Ames" ? 100 : 0) + 20 * (noise(3 * at + 2) - 0.5) + 0.25;
    return { rooms, town, price };
  });
}

/** A table as CSV text. */
export function csvOf(rows: readonly Readonly<Record<string, unknown>>[]): string {
  const names = Object.keys(rows[0]);
  return (
    [names, ...rows.map((row) => names.map((name) => row[name]))].map((cells) => cells.join(",")).join("\n") + "\n"
  );
}
