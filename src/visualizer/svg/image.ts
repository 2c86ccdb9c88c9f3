/**
 * Small pictures inside an SVG: PNG files of one byte a pixel with a palette, written
 * uncompressed, as data URIs. A digit of 28 x 28 takes 1.1 KB, a tenth of its squares as SVG.
 *
 * Source: PNG specification, third edition (W3C, 2025), sections 5 and 11; RFC 1950, 1951.
 */
import { crc32 } from "../../core/crc32";
import { joined } from "../../core/joined";
import { channels, type ColorMap } from "../colors";
import { element } from "./markup";

/** Levels of the palette. */
const LEVELS = 64;

/** Values 0 to 1, row by row from the top, as a picture at a place of a figure; NaN is transparent. */
export interface Picture {
  readonly values: ArrayLike<number>;
  readonly columns: number;
  readonly rows: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The picture as an SVG element with hard pixels, or smooth ones. */
export function image({ values, columns, rows, ...place }: Picture, colors: ColorMap, isSmooth = false): string {
  const href = `data:image/png;base64,${base64(png(values, columns, rows, colors))}`;
  return element("image", {
    ...place,
    href,
    preserveAspectRatio: "none",
    "image-rendering": isSmooth ? undefined : "pixelated",
  });
}

/** The palette's entry for NaN, after the levels. */
const NOTHING = LEVELS;

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const PALETTE_COLOR = 3;

function png(values: ArrayLike<number>, columns: number, rows: number, colors: ColorMap): Uint8Array {
  const header = [...bigEndian(columns), ...bigEndian(rows), 8, PALETTE_COLOR, 0, 0, 0];
  const hasGaps = Array.from(values).some(Number.isNaN);
  const palette = Array.from({ length: LEVELS }, (_, i) => channels(colors(i / (LEVELS - 1)))).flat();
  const opacity = new Uint8Array(LEVELS + 1).fill(255, 0, LEVELS);
  const lines = new Uint8Array(rows * (columns + 1));
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) lines[r * (columns + 1) + c + 1] = level(values[r * columns + c]);
  }
  return joinedBytes([
    SIGNATURE,
    ...chunk("IHDR", header),
    ...chunk("PLTE", hasGaps ? [...palette, 0, 0, 0] : palette),
    ...(hasGaps ? chunk("tRNS", opacity) : []),
    ...chunk("IDAT", joinedBytes(stored(lines))),
    ...chunk("IEND", []),
  ]);
}

/** Lists of bytes as one. */
function joinedBytes(parts: readonly ArrayLike<number>[]): Uint8Array {
  return joined(new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0)), parts);
}

function level(value: number): number {
  if (Number.isNaN(value)) return NOTHING;
  return Math.min(Math.max(Math.round(value * (LEVELS - 1)), 0), LEVELS - 1);
}

function chunk(type: string, data: ArrayLike<number>): ArrayLike<number>[] {
  const body = joinedBytes([Array.from(type, (letter) => letter.charCodeAt(0)), data]);
  return [bigEndian(data.length), body, bigEndian(crc32([body]))];
}

const BLOCK = 65_535;

/** A zlib stream of stored blocks. */
function stored(bytes: Uint8Array): ArrayLike<number>[] {
  const stream: ArrayLike<number>[] = [[0x78, 0x01]];
  for (let i = 0; i < bytes.length; i += BLOCK) {
    const block = bytes.subarray(i, i + BLOCK);
    const { length } = block;
    const isLast = i + BLOCK >= bytes.length ? 1 : 0;
    stream.push([isLast, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255], block);
  }
  stream.push(bigEndian(adler32(bytes)));
  return stream;
}

function bigEndian(value: number): number[] {
  return [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return ((b << 16) | a) >>> 0;
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
