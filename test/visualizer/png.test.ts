import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { inflateSync } from "node:zlib";
import { afterEach, describe, expect, test, vi } from "vitest";
import { drawConfusionMatrix, toPng } from "../../src/visualizer/index";
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

afterEach(() => {
  vi.doUnmock("@resvg/resvg-js");
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

  test("leaves no files behind", async () => {
    await toPng(sheet(""));
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`wasm-mlp-font-${process.pid}-`))).toEqual([]);
  });

  test.each<[unknown, object, string]>([
    [3, {}, "TypeError: toPng: svg is 3; pass a string."],
    ["<svg", {}, "RangeError: toPng: svg cannot be drawn"],
    ["<svg/>", { scale: 0 }, "RangeError: toPng: scale is 0; pass a finite number above 0."],
    ["<svg/>", { width: 1e6 }, "RangeError: toPng: width is 1000000; pass an integer from 1 to 20000."],
    ["<svg/>", { dpi: 3 }, 'RangeError: toPng: option "dpi" is unknown; choose from "scale", "width", "background".'],
    ["<svg/>", { background: 3 }, "TypeError: toPng: background is 3; pass a string."],
  ])("%j with %j", async (svg, options, message) => {
    const failure = await toPng(svg as string, options).catch(String);
    expect(failure).toContain(message);
  });

  test("says what to do where there is no Node", async () => {
    vi.stubGlobal("process", undefined);
    const failure = await toPng(sheet("")).catch(String);
    vi.unstubAllGlobals();
    expect(failure).toBe("TypeError: toPng: there is no Node here; draw the SVG into the page, or onto a canvas.");
  });

  test("says what to install where the optional package is missing", async () => {
    vi.doMock("@resvg/resvg-js", () => {
      throw new Error("not there");
    });
    const failure = await toPng(sheet("")).catch(String);
    expect(failure).toBe(
      'Error: toPng: the optional package "@resvg/resvg-js" cannot be loaded; run "npm install @resvg/resvg-js", or keep the SVG.',
    );
  });
});
