/** What the page paints of the text of a figure. */
import { afterEach, describe, expect, test, vi } from "vitest";
import { paintSvg } from "../../../playground/src/plots/paint-svg";
import { FIGURES } from "../../visualizer/figures";

/** Elements and attributes that the painter knows, or that say nothing to a painter. */
const ELEMENTS = ["svg", "g", "rect", "path", "circle", "line", "text", "image"];
const TRANSFORMS = ["translate", "rotate"];

/** Figures that the page shows, by the names of their snapshots. */
const SHOWN = [
  "capacity-curve",
  "confusion-matrix",
  "confusion-matrix-narrow",
  "heat-map",
  "heat-map-even",
  "norm-scatter",
  "run-curves-compact",
];

interface Painted {
  readonly texts: [text: string, x: number, y: number, color: string][];
  readonly strokes: string[];
  readonly fills: string[];
}

/** A canvas that remembers what is painted, at places that follow translations only. */
function recorder(): { readonly context: OffscreenCanvasRenderingContext2D; readonly painted: Painted } {
  const painted: Painted = { texts: [], strokes: [], fills: [] };
  const stack: [number, number][] = [];
  let at: [number, number] = [0, 0];
  const context = {
    ...{
      fillStyle: "",
      strokeStyle: "",
      setLineDash: () => undefined,
      rotate: () => undefined,
      drawImage: () => undefined,
    },
    save: () => stack.push([...at]),
    restore: () => (at = stack.pop()!),
    translate: (x: number, y: number) => (at = [at[0] + x, at[1] + y]),
    fillText(text: string, x: number, y: number) {
      painted.texts.push([text, at[0] + x, at[1] + y, this.fillStyle]);
    },
    fill() {
      painted.fills.push(this.fillStyle);
    },
    stroke() {
      painted.strokes.push(this.strokeStyle);
    },
  };
  return { context: context as unknown as OffscreenCanvasRenderingContext2D, painted };
}

class FakePath {
  readonly rect = (): void => undefined;
  readonly arc = (): void => undefined;
  readonly moveTo = (): void => undefined;
  readonly lineTo = (): void => undefined;
}

async function paint(svg: string): Promise<Painted> {
  vi.stubGlobal("Path2D", FakePath);
  vi.stubGlobal("createImageBitmap", () => Promise.resolve({}));
  const { context, painted } = recorder();
  await paintSvg(context, svg);
  return painted;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe.each(SHOWN)("%s", (name) => {
  const svg = FIGURES[name]({});

  test("has nothing that the painter does not know", () => {
    const elements = new Set(Array.from(svg.matchAll(/<(\w+)/g), ([, element]) => element));
    expect([...elements].filter((element) => !ELEMENTS.includes(element))).toStrictEqual([]);
    const transforms = Array.from(svg.matchAll(/ transform="([^"]*)"/g), ([, list]) => list);
    const kinds = transforms.flatMap((list) => Array.from(list.matchAll(/(\w+)\(/g), ([, kind]) => kind));
    expect(kinds.filter((kind) => !TRANSFORMS.includes(kind))).toStrictEqual([]);
    expect(svg).not.toMatch(/clip-path|style=| opacity=/);
  });

  test("is painted with all its texts", async () => {
    const { texts } = await paint(svg);
    const written = Array.from(svg.matchAll(/>([^<]+)</g), ([, text]) => text.replaceAll("&lt;", "<"));
    const plain = written.map((text) => text.replaceAll("&gt;", ">").replaceAll("&amp;", "&"));
    expect(texts.map(([text]) => text)).toStrictEqual(plain);
  });
});

test("places, colors and lengths are those around an element, until it says others", async () => {
  const { texts, fills, strokes } = await paint(
    '<svg width="9" height="9" fill="#111111" color="#222222" font-size="10"><g transform="translate(5,6)" fill="currentColor">' +
      '<svg x="100" y="200"><g fill="#333333" stroke="#444444"><text dy="0.5em" x="1" y="2" stroke="none">a &lt; b</text>' +
      '<rect width="1" height="1"/><path d="M0,0" fill="none"/></g></svg><text>&quot;&amp;</text></g><circle r="3"/></svg>',
  );
  expect(texts).toStrictEqual([
    ["a < b", 106, 213, "#333333"],
    ['"&', 5, 6, "#222222"],
  ]);
  expect(fills).toStrictEqual(["#333333", "#111111"]);
  expect(strokes).toStrictEqual(["#444444", "#444444"]);
});
