import { readFileSync } from "node:fs";
import { gunzipSync, inflateSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { WasmError } from "../../src/index";
import { drawConfusionMatrix, toPng } from "../../src/visualizer/index";
import { expectRejection } from "../core/throwing";
import { FIGURES } from "./figures";

const header = (png: Uint8Array) => new DataView(png.buffer, png.byteOffset).getUint32(16);

/** How many pixels of a PNG of one row of bytes a line are not 0, filters aside. */
function inkOf(png: Uint8Array): number {
  const parts: Uint8Array[] = [];
  const view = new DataView(png.buffer, png.byteOffset);
  for (let at = 8; at < png.length; at += 12 + view.getUint32(at)) {
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
    if (type === "IDAT") parts.push(png.subarray(at + 8, at + 8 + view.getUint32(at)));
  }
  return inflateSync(Buffer.concat(parts)).filter((byte) => byte !== 0).length;
}

const sheet = (content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20" font-family="Inter">${content}</svg>`;

// First: the renderer is compiled once.
test("an engine without WebAssembly is named, and nothing of it is kept", async () => {
  vi.stubGlobal("WebAssembly", undefined);
  try {
    const message = "toPng: this engine has no WebAssembly; use a current one, or keep the SVG.";
    await expectRejection(toPng(sheet("")), WasmError, message);
  } finally {
    vi.unstubAllGlobals();
  }
  expect(header(await toPng(sheet("")))).toBeGreaterThan(0);
});

describe("toPng", () => {
  test.each(Object.entries(FIGURES))("draws %s", async (_, draw) => {
    const png = await toPng(draw({ transparent: true }), { scale: 0.5 });
    expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect(inkOf(png)).toBeGreaterThan(1000);
  });

  test("has letters of its own, in two weights, with no font of the system", async () => {
    const letters = (weight: number) => toPng(sheet(`<text y="15" font-weight="${weight}">Nµα²−Ж</text>`));
    const [blank, regular, bold] = await Promise.all([toPng(sheet("")), letters(400), letters(600)]);
    expect(inkOf(regular)).toBeGreaterThan(inkOf(blank) + 300);
    expect(inkOf(bold)).not.toBe(inkOf(regular));
  });

  test("is as large as asked", async () => {
    const svg = drawConfusionMatrix({ targets: [0, 1], predicted: [0, 1] }, { width: 300 });
    expect(header(await toPng(svg))).toBe(600);
    expect(header(await toPng(svg, { scale: 3 }))).toBe(900);
    expect(header(await toPng(svg, { width: 123 }))).toBe(123);
  });

  test.each<[unknown, object, string]>([
    [3, {}, "TypeError: toPng: svg is 3; pass a string."],
    ["<svg", {}, "RangeError: toPng: svg cannot be drawn"],
    ["<svg/>", { scale: 0 }, "RangeError: toPng: scale is 0; pass a finite number above 0."],
    ["<svg/>", { width: 1e6 }, "RangeError: toPng: width is 1000000; pass an integer from 1 to 20000."],
    [
      "<svg/>",
      { dpi: 3 },
      'RangeError: toPng: option "dpi" is unknown; choose from "scale", "width", "background", "fonts".',
    ],
    ["<svg/>", { fonts: ["x.ttf"] }, 'TypeError: toPng: fonts is ["x.ttf"]; pass an array of Uint8Arrays'],
    ["<svg/>", { background: 3 }, "TypeError: toPng: background is 3; pass a string."],
  ])("%j with %j", async (svg, options, message) => {
    const failure = await toPng(svg as string, options).catch(String);
    expect(failure).toContain(message);
  });

  test("draws letters beyond Latin, Greek and Cyrillic only with a font that has them", async () => {
    const svg = sheet('<text y="15">\u6f22</text>');
    expect(await toPng(svg).catch(String)).toBe(
      'RangeError: toPng: svg has the letter "\u6f22", which the package\'s font lacks; ' +
        "pass fonts: [the bytes of a font file that has it], or keep the SVG.",
    );
    const fonts = [new Uint8Array(gunzipSync(readFileSync("src/visualizer/font/inter-regular.ttf.gz")))];
    expect(header(await toPng(svg, { fonts }))).toBe(120);
  });
});
