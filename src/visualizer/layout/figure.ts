import { element, text } from "../svg/markup";
import { SVG_NAMESPACE } from "../svg/svg-document";
import { remarks, type FigureStyle } from "../figure-options";
import { legend, type LegendEntry } from "./legend";
import { textWidth, wrapText } from "./text";

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
  /** Hardly any margins. */
  readonly isCompact?: boolean;
}

const MARGIN = 12;
const COMPACT_MARGIN = 2;
const TITLE_SIZE = 16;
const CAPTION_SIZE = 11;
const CAPTION_ROW = 15;

/** Height that panels keep at least, however small the figure. */
const LEAST_AREA = 40;

/** Between the legend, or the title, and the panels. */
const GAP = 8;

/**
 * Puts a figure together: title, legend, panels, caption, from top to bottom. If the figure's
 * height is given, the panels get what the others leave.
 */
export function figure(style: FigureStyle, content: FigureContent): string {
  const { theme, width } = style;
  const { margin, gap } =
    content.isCompact === true ? { margin: COMPACT_MARGIN, gap: 0 } : { margin: MARGIN, gap: GAP };
  const room = width - 2 * margin;
  const title = wrapText(style.title, TITLE_SIZE * 1.05, room);
  const top = title.length === 0 ? margin : margin / 2 + title.length * (TITLE_SIZE + 6) + 4;
  const key = legend(content.legend ?? [], theme, room);
  const caption = captionLines(remarks(style.caption, ...(style.hasRemarks ? (content.remarks ?? []) : [])), room);
  const bottom = caption.length === 0 ? margin : caption.length * CAPTION_ROW + 14;
  const y = top + key.height + gap;
  const height = style.height ?? Math.ceil(y + style.panels + bottom);
  const area = { x: 0, y, width, height: Math.max(height - y - bottom, LEAST_AREA) };
  return sheet(style, height, [
    ...title.map((line, i) => text(line, { x: margin, y: 2 + (i + 1) * (TITLE_SIZE + 6), ...TITLE_STYLE })),
    element("g", { transform: `translate(${margin},${top})` }, key.svg),
    ...content.draw(area),
    ...caption.map((line, i) =>
      text(line, { x: margin, y: height - bottom + 14 + i * CAPTION_ROW, ...captionStyle(style) }),
    ),
  ]);
}

/** Lines of the caption; remarks are broken only where they are long. */
function captionLines(caption: string, room: number): string[] {
  const whole = (remark: string): string =>
    textWidth(remark, CAPTION_SIZE) < room / 2 ? remark.replaceAll(" ", NO_BREAK) : remark;
  const kept = caption.split(" · ").map(whole).join(`${NO_BREAK}· `);
  return wrapText(kept, CAPTION_SIZE, room).map((line) => line.replaceAll(NO_BREAK, " "));
}

const NO_BREAK = "\u00a0";

function captionStyle({ theme }: FigureStyle) {
  return { fill: theme.muted, "font-size": CAPTION_SIZE };
}

const TITLE_STYLE = { "font-size": TITLE_SIZE, "font-weight": 600 };

/** The outermost element, with what all text inherits. */
function sheet(style: FigureStyle, height: number, parts: readonly string[]): string {
  const { theme, width, title, font, transparent } = style;
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
