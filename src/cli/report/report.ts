import { LIBRARY_VERSION } from "../../files/version";
import type { Figure } from "../figures/figure";
import { escape } from "../../visualizer/svg/serialize";
import { htmlTable, picture } from "./html";
import type { RepeatableSection } from "./section";
import { REPORT_STYLE } from "./style";

/** Where and how the tour ran. */
export interface ReportFacts {
  /** Such as `"Node 20.20.2, 2 x AMD EPYC"`. */
  readonly machine: string;
  readonly date: Date;
  /** Of the whole tour, in milliseconds. */
  readonly totalMs: number;
}

/** Width of a figure above which it takes a row of its own. */
const WIDE = 700;
/** Width of a figure on a phone of 360 pixels. */
const NARROW = 328;

/** The report of a tour: one HTML file without links to anything outside it. */
export function reportHtml(sections: readonly RepeatableSection[], { machine, date, totalMs }: ReportFacts): string {
  const seconds = (totalMs / 1000).toFixed(1);
  const title = "wasm-mlp: what it learned";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${sections.length} pieces of work in ${seconds} s, figures included, each beside what others report of the same work.
Shares stand with their 95 % intervals.</p>
${contents(sections)}
${overview(sections)}
${sections.map(sectionHtml).join("\n")}
<footer><p>wasm-mlp ${escape(LIBRARY_VERSION)}, ${escape(machine)}, ${date.toISOString().slice(0, 10)}.
The same seed gives the same numbers on every machine; only the times differ. The times of the originals are those
they report themselves, on machines of their own. In a clone of the repository, <code>npm start --</code> stands for <code>wasm-mlp demo</code>.</p></footer>
</main>
</body>
</html>
`;
}

function contents(sections: readonly RepeatableSection[]): string {
  const items = sections.map(({ id, title }) => `<li><a href="#${id}">${escape(title)}</a></li>`);
  return `<nav aria-label="Contents"><ol>\n${items.join("\n")}\n</ol></nav>`;
}

function overview(sections: readonly RepeatableSection[]): string {
  return htmlTable(
    ["work", "here", "time", "elsewhere", "its time"],
    sections.map(({ title, result, original }) => [
      title,
      result.result,
      showTime(result.trainingMs),
      `${original.result} (${original.by})`,
      original.time ?? "not reported",
    ]),
  );
}

function sectionHtml({ id, title, text, settings, result, original, command, figures }: RepeatableSection): string {
  const set = Object.entries(settings).map(([name, value]) => `${name} ${value}`);
  return `<section id="${id}">
<h2>${escape(title)}</h2>
<p>${escape(text)}</p>
<p><strong>${escape(result.result)}</strong> in ${showTime(result.trainingMs)}.
${escape(capitalized(original.by))}: ${escape(original.result)}${original.time === undefined ? "" : ` in ${escape(original.time)}`}.</p>
<p class="settings">${escape(set.join(" · "))}</p>
<p class="settings">Again: <code>${escape(command)}</code></p>
<div class="figures">
${figures.map(figureHtml).join("\n")}
</div>
</section>`;
}

function figureHtml({ alt, draw, narrow: size = { width: NARROW } }: Figure): string {
  const light = draw({ theme: "light" });
  const width = Number(/<svg[^>]* width="([\d.]+)"/.exec(light)?.[1] ?? 0);
  const narrow = width <= size.width ? undefined : narrowOf(draw, size);
  const versions = { light, dark: draw({ theme: "dark" }), ...(narrow && { narrow }) };
  return `<figure${width > WIDE ? ' class="wide"' : ""}>${picture(versions, alt)}</figure>`;
}

/** A figure as wide as a phone's page, if it can be drawn so. */
function narrowOf(draw: Figure["draw"], size: NonNullable<Figure["narrow"]>) {
  try {
    return { light: draw({ theme: "light", ...size }), dark: draw({ theme: "dark", ...size }) };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Milliseconds as people say them. */
function showTime(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return `${(ms / 1000).toFixed(1)} s`;
}
