/** Names that are listed. */
const MOST = 8;

/** The first names of inputs in a comment of a program: on one line, with nothing that could end it or a script. */
export function listedNames(names: readonly string[]): string {
  const listed = names.slice(0, MOST).join(", ");
  const plain = listed.replace(/[\s\p{Cc}\p{Cf}]+/gu, " ").replaceAll("<", "‹");
  return plain + (names.length > MOST ? ", ..." : "");
}
