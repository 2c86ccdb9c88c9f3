/**
 * Each figure against an SVG file that was looked at: `npx vitest run test/visualizer -u` writes
 * them anew.
 */
import { Window } from "happy-dom";
import { describe, expect, test } from "vitest";
import { FIGURES } from "./figures";

describe.each(Object.entries(FIGURES))("%s", (name, draw) => {
  test("is drawn as before", async () => {
    await expect(draw({})).toMatchFileSnapshot(`snapshots/${name}.svg`);
  });

  test("is the same when drawn again", () => {
    expect(draw({})).toBe(draw({}));
  });

  test("is the same in another document", () => {
    const { document } = new Window();
    expect(draw({ document: document as unknown as Document })).toBe(draw({}));
  });

  test("is well-formed and holds numbers only", () => {
    const svg = draw({});
    expect(svg).not.toMatch(/NaN|undefined|Infinity|\bnull\b/);
    const { DOMParser } = new Window();
    const root = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    expect(root.localName).toBe("svg");
    expect(root.querySelectorAll("text").length).toBeGreaterThan(2);
  });

  test("has a dark form and one without paper", () => {
    expect(draw({ theme: "dark" })).toContain('fill="#15181c"');
    expect(draw({})).toMatch(/^<svg [^>]*><rect width="\d+" height="\d+" fill="#ffffff"\/>/);
    expect(draw({ transparent: true })).not.toMatch(/^<svg [^>]*><rect [^>]*fill="#ffffff"/);
  });
});
