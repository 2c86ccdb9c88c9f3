import { expect, test } from "vitest";
import { SvgPen } from "../../../playground/src/figures/svg-pen";

test("texts and colors stay texts", () => {
  const pen = new SvgPen(100, 50);
  pen.text(1.234, 2, '<script>"&', { fill: '"><b>', anchor: "end" });
  pen.line([0, 0, 1, 2.555], { stroke: "#123456", dash: [4, 2] });
  const svg = pen.toString();
  expect(svg).toContain("&lt;script&gt;&quot;&amp;");
  expect(svg).not.toContain("<script>");
  expect(svg).not.toContain("<b>");
  expect(svg).toContain('<polyline points="0 0 1 2.56"');
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="100" height="50"/);
});
