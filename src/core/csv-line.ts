/** Cells as a line of CSV; quotes stand around what needs them. Source: RFC 4180, section 2. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(quoted).join(",")}\n`;
}

function quoted(cell: string | number): string {
  return typeof cell === "string" && /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : String(cell);
}
