import { bytesFromBase64 } from "../core/binary-text";
import { createDecoder } from "../core/text-coding";
import { gunzip } from "./gzip";

/** The cells of one of our own CSV files: no quotes, no empty cells, a header first. */
export interface BuiltInTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Unpacks a built-in file, given as the build inlines it. */
export async function readBuiltIn(name: string, packed: string): Promise<BuiltInTable> {
  const text = createDecoder().decode(await gunzip(name, bytesFromBase64(packed)));
  const [header, ...rows] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","));
  return { header, rows };
}
