/** The one way in which the page writes a line of CSV. */
export function csvLine(cells: readonly (string | number)[]): string {
  return cells.map(cell).join(",");
}

function cell(value: string | number): string {
  return typeof value === "string" && /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : String(value);
}
