/** The number that a cell holds; NaN if it holds none. Finite numbers in decimal notation only. */
export function numberOf(cell: string, decimal: "." | "," = "."): number {
  if (cell === "" || HEXADECIMAL.test(cell)) return NaN;
  const value = Number(decimal === "," ? commaToPoint(cell) : cell);
  return Number.isFinite(value) ? value : NaN;
}

/** What `Number` would read, and nobody writes in a CSV file. */
const HEXADECIMAL = /^0[xob]/i;

/** With a decimal comma a point is no decimal point. */
function commaToPoint(cell: string): string {
  return cell.includes(".") ? "" : cell.replace(",", ".") || "";
}
