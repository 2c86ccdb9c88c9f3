/** What stands between cells in the files of this world, the commonest first. */
const SEPARATORS = [",", ";", "\t", "|"];

/** Lines that are looked at. */
const SAMPLE_LINES = 10;

/**
 * The separator of a text: the one that the first lines have equally often, and most often of
 * those; a comma if there is none.
 *
 * @param text - Whole lines.
 */
export function findSeparator(text: string): string {
  const lines = text
    .replaceAll(/"[^"]*"/g, "")
    .split(/\r\n|\n|\r/, SAMPLE_LINES + 1)
    .filter((line) => line !== "");
  const scores = SEPARATORS.map((separator) => {
    const counts = lines.slice(0, SAMPLE_LINES).map((line) => line.split(separator).length - 1);
    const least = Math.min(...counts);
    // In every line equally often weighs more than often.
    return least === Math.max(...counts) && least > 0 ? 1e6 + least : (counts[0] ?? 0);
  });
  return SEPARATORS[scores.indexOf(Math.max(...scores))];
}
