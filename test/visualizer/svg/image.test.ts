import { crc32, inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { image } from "../../../src/visualizer/svg/image";

/** The parts of the PNG inside an `<image>`, by type, each with the checksum that stands behind it. */
function chunksOf(svg: string): Map<string, { data: Buffer; crc: number; sum: number }> {
  const png = Buffer.from(/base64,([^"]+)"/.exec(svg)![1], "base64");
  const chunks = new Map<string, { data: Buffer; crc: number; sum: number }>();
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const body = png.subarray(at + 4, at + 8 + length);
    const data = body.subarray(4);
    chunks.set(body.toString("latin1", 0, 4), { data, crc: png.readUInt32BE(at + 8 + length), sum: crc32(body) });
    at += 12 + length;
  }
  return chunks;
}

const gray = (value: number) => {
  const digits = Math.round(255 * value)
    .toString(16)
    .padStart(2, "0");
  return `#${digits}${digits}${digits}`;
};

test.each([
  [1, 1],
  [3, 2],
  [28, 28],
  [300, 250],
])("a picture of %i x %i keeps every pixel", (columns, rows) => {
  const values = Float32Array.from({ length: columns * rows }, (_, i) => (i % 64) / 63);
  const chunks = chunksOf(image({ values, columns, rows, x: 1, y: 2, width: 30, height: 20 }, gray));
  expect([...chunks.keys()]).toEqual(["IHDR", "PLTE", "IDAT", "IEND"]);
  for (const { crc, sum } of chunks.values()) expect(crc).toBe(sum);
  expect(chunks.get("IHDR")!.data.readUInt32BE(0)).toBe(columns);
  expect(chunks.get("IHDR")!.data.readUInt32BE(4)).toBe(rows);
  const palette = chunks.get("PLTE")!.data;
  const lines = inflateSync(chunks.get("IDAT")!.data);
  expect(lines.length).toBe(rows * (columns + 1));
  const pixels = lines.filter((_, i) => i % (columns + 1) > 0);
  pixels.forEach((level, i) => {
    expect(palette[3 * level]).toBe(Math.round(255 * values[i]));
  });
});

test("values beyond the scale take its ends", () => {
  const chunks = chunksOf(image({ values: [-1, 2], columns: 2, rows: 1, x: 0, y: 0, width: 2, height: 1 }, gray));
  expect([...inflateSync(chunks.get("IDAT")!.data)]).toEqual([0, 0, 63]);
});
