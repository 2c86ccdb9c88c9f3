import { element, text } from "../svg/markup";
import { SVG_NAMESPACE } from "../svg/svg-document";
import { remarks, type FigureStyle } from "../figure-options";
import { legend, type LegendEntry } from "./legend";
import { wrapText } from "./text";

/** Where panels may draw. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface FigureContent {
  readonly legend?: readonly LegendEntry[];
  /** The figure's own remarks; they follow the caption. */
  readonly remarks?: readonly string[];
  /** Draws the panels as SVG text. */
  readonly draw: (area: Area) => readonly string[];
}

const MARGIN = 12;
const TITLE_SIZE = 16;
const CAPTION_SIZE = 11;
const CAPTION_ROW = 15;

/** Height that panels keep at least, however small the figure. */
const LEAST_AREA = 40;

/**
 * Puts a figure together: title, legend, panels, caption, from top to bottom. The panels get
 * what height the others leave.
 */
export function figure(style: FigureStyle, content: FigureContent): string {
  const { theme, width, height } = style;
  const room = width - 2 * MARGIN;
  const titleLines = wrapText(style.title, TITLE_SIZE * 1.05, room);
  const top = titleLines.length === 0 ? MARGIN : MARGIN / 2 + titleLines.length * (TITLE_SIZE + 6) + 4;
  const key = legend(content.legend ?? [], theme, room);
  const caption = wrapText(remarks(style.caption, ...(content.remarks ?? [])), CAPTION_SIZE, room);
  const bottom = caption.length === 0 ? 4 : caption.length * CAPTION_ROW + 10;
  const y = top + key.height + (key.height > 0 ? 4 : 0);
  const area = { x: 0, y, width, height: Math.max(height - y - bottom, LEAST_AREA) };
  return sheet(style, [
    ...titleLines.map((line, i) =>
      text(line, { x: MARGIN, y: MARGIN / 2 + (i + 1) * (TITLE_SIZE + 6) - 4, ...TITLE_STYLE }),
    ),
    element("g", { transform: `translate(${MARGIN},${top})` }, key.svg),
    ...content.draw(area),
    ...caption.map((line, i) =>
      text(line, {
        x: MARGIN,
        y: height - bottom + 10 + i * CAPTION_ROW,
        fill: theme.muted,
        "font-size": CAPTION_SIZE,
      }),
    ),
  ]);
}

const TITLE_STYLE = { "font-size": TITLE_SIZE, "font-weight": 600 };

/** The outermost element, with what all text inherits. */
function sheet({ theme, width, height, title, font, transparent }: FigureStyle, parts: readonly string[]): string {
  const attributes = {
    xmlns: SVG_NAMESPACE,
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    role: "img",
    "aria-label": title === "" ? undefined : title,
    "font-family": font,
    "font-size": 12,
    fill: theme.ink,
    color: theme.ink,
  };
  const paper = transparent ? "" : element("rect", { width, height, fill: theme.paper });
  return element("svg", attributes, paper, ...parts);
}
