import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { digits, split, type ClassificationDataset } from "../../src/datasets/index";

/** Side of a digit in pixels. */
const SIDE = 8;

/** An IDX file of bytes. */
function idx(shape: readonly number[], bytes: Uint8Array): Buffer {
  const header = Buffer.alloc(4 + 4 * shape.length);
  header.writeUInt16BE(0x0800 | shape.length, 2);
  shape.forEach((size, i) => header.writeUInt32BE(size, 4 + 4 * i));
  return gzipSync(Buffer.concat([header, bytes]));
}

function writePart(folder: string, name: string, { inputs, targets }: ClassificationDataset): void {
  const pixels = Uint8Array.from(inputs.data, (value) => Math.round(255 * value));
  writeFileSync(join(folder, `${name}-images-idx3-ubyte.gz`), idx([inputs.rows, SIDE, SIDE], pixels));
  writeFileSync(join(folder, `${name}-labels-idx1-ubyte.gz`), idx([inputs.rows], Uint8Array.from(targets)));
}

/** The built-in digits in a new temporary folder in MNIST's form, a quarter held out: every program reads it alike. */
export async function writeDigitsFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "digits-"));
  const { train, test } = split(await digits(), { testFraction: 0.25, seed: 1 });
  writePart(folder, "train", train);
  writePart(folder, "t10k", test);
  return folder;
}
