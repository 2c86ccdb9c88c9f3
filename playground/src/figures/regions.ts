import type { Surface, Task } from "../training/messages";
import { drawAxes, linearScale, plotFrame, type Frame, type Scale } from "./axes";
import { mixed, PixelPicture, ramp, rgbOf, type Colours } from "./colours";
import type { Figure, Pen } from "./pen";

/** Samples that are drawn at most. */
const MAX_POINTS = 1500;

const picture = new PixelPicture();

/** What the network answers over two inputs (or one), with the samples. */
export function regionsFigure(task: Task, surface: Surface, colours: Colours): Figure {
  const isLine = task.features.length === 1;
  return {
    name: isLine ? "fit" : "regions",
    title: isLine ? "Fitted curve" : task.classes === undefined ? "Predicted values" : "Decision regions",
    draw: (pen) => {
      if (isLine) drawCurve(pen, task, surface, colours);
      else drawPlane(pen, task, surface, colours);
    },
    table: () => tableOf(task, surface),
  };
}

function drawPlane(pen: Pen, task: Task, surface: Surface, colours: Colours): void {
  const { domain } = surface;
  const frame = squareFrame(pen);
  const { left, top, width, height } = frame;
  const range = valueRange(task);
  paint(task, surface, colours, range);
  pen.picture(picture.show(), left, top, width, height, true);
  const x = linearScale(domain.x[0], domain.x[1], left, left + width);
  const y = linearScale(domain.y[0], domain.y[1], top + height, top);
  drawTicks(pen, frame, task, surface, x, y, colours);
  const valueColours = ramp([rgbOf(colours.negative), rgbOf(colours.surface), rgbOf(colours.positive)]);
  const colourOf = (target: number) =>
    task.classes === undefined ? css(valueColours[byteOf(target, range)]) : colours.classes[target];
  pen.kept(keyOf(task, domain, colours), (layer) => {
    drawPoints(layer, task, domain.xFeature, domain.yFeature, x, y, colourOf, colours);
  });
}

/** One object for as long as the samples, the axes and the colours are the same. */
function keyOf(task: Task, { xFeature, yFeature }: Surface["domain"], colours: Colours): object {
  const isSame = kept?.task === task && kept.colours === colours && kept.axes === `${xFeature} ${yFeature}`;
  if (!isSame) kept = { task, colours, axes: `${xFeature} ${yFeature}` };
  return kept!;
}

let kept: { readonly task: Task; readonly colours: Colours; readonly axes: string } | undefined;

/** As square as the picture's axes allow. */
function squareFrame({ width, height }: Pen): Frame {
  const side = Math.min(width - 44, height - 40);
  return { left: 34 + (width - 44 - side) / 2, top: 8, width: side, height: side };
}

function paint(task: Task, surface: Surface, colours: Colours, range: readonly [number, number]): void {
  const { columns, rows, labels, confidence, values } = surface;
  const pixels = picture.pixels(columns, rows);
  if (task.classes === undefined) {
    const shades = ramp([rgbOf(colours.negative), rgbOf(colours.surface), rgbOf(colours.positive)]);
    for (let i = 0; i < pixels.length; i++) pixels[i] = shades[byteOf(values[i], range)];
    return;
  }
  const classes = task.classes.length;
  const shades = colours.classes.map((colour) =>
    Uint32Array.from({ length: 256 }, (_, i) => mixed(rgbOf(colours.surface), rgbOf(colour), shade(i / 255, classes))),
  );
  for (let i = 0; i < pixels.length; i++) pixels[i] = shades[labels[i]][confidence[i]];
}

/** How strong the colour of a class is at a probability. */
function shade(probability: number, classes: number): number {
  const sureness = Math.max(0, (probability - 1 / classes) / (1 - 1 / classes));
  return 0.1 + 0.48 * sureness;
}

function drawTicks(
  pen: Pen,
  { left, top, width, height }: Frame,
  { features }: Task,
  { domain }: Surface,
  x: Scale,
  y: Scale,
  colours: Colours,
): void {
  const style = { fill: colours.faint, size: 10 };
  for (const value of x.ticks) {
    pen.text(x.place(value), top + height + 13, x.label(value), { ...style, anchor: "middle" });
  }
  for (const value of y.ticks) pen.text(left - 5, y.place(value) + 3, y.label(value), { ...style, anchor: "end" });
  const named = features[0] !== "x";
  if (!named) return;
  pen.text(left + width / 2, top + height + 27, features[domain.xFeature], { ...style, anchor: "middle" });
  pen.text(left - 27, top + height / 2, features[domain.yFeature], { ...style, anchor: "middle", upright: true });
}

function drawPoints(
  pen: Pen,
  { train, validation, features }: Task,
  xFeature: number,
  yFeature: number,
  x: Scale,
  y: Scale,
  colourOf: (target: number) => string,
  colours: Colours,
): void {
  const every = Math.ceil((train.rows + validation.rows) / MAX_POINTS);
  const radius = pen.width < 300 ? 2 : 2.6;
  for (const [samples, edge] of [
    [train, colours.surface],
    [validation, colours.ink],
  ] as const) {
    for (let r = 0; r < samples.rows; r += every) {
      const [across, up] = [
        samples.inputs[r * features.length + xFeature],
        samples.inputs[r * features.length + yFeature],
      ];
      pen.circle(x.place(across), y.place(up), radius, {
        fill: colourOf(samples.targets[r]),
        stroke: edge,
        width: 0.8,
      });
    }
  }
}

/** The curve of a regression on one input. */
function drawCurve(pen: Pen, task: Task, { domain, values, columns }: Surface, colours: Colours): void {
  const frame = plotFrame(pen);
  const { left, top, width, height } = frame;
  const [low, high] = valueRange(task);
  const margin = 0.06 * (high - low) || 1;
  const x = linearScale(domain.x[0], domain.x[1], left, left + width);
  const y = linearScale(low - margin, high + margin, top + height, top);
  drawAxes(pen, frame, { ...x, name: task.features[0] }, { ...y, name: "value" }, colours);
  for (const [samples, fill] of [
    [task.train, colours.train],
    [task.validation, colours.validation],
  ] as const) {
    for (let r = 0; r < samples.rows; r++) {
      pen.circle(x.place(samples.inputs[r]), y.place(samples.targets[r]), 2.4, {
        fill,
        stroke: colours.surface,
        width: 0.8,
      });
    }
  }
  const points = new Float32Array(2 * columns);
  for (let c = 0; c < columns; c++) {
    points[2 * c] = x.place(domain.x[0] + ((domain.x[1] - domain.x[0]) * (c + 0.5)) / columns);
    points[2 * c + 1] = Math.min(top + height, Math.max(top, y.place(values[c])));
  }
  pen.line(points, { stroke: colours.ink, width: 2.2 });
}

function valueRange({ train, validation, classes }: Task): readonly [number, number] {
  if (classes !== undefined) return [0, 1];
  let [low, high] = [Infinity, -Infinity];
  for (const { targets } of [train, validation]) {
    for (const value of targets) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return [low, high];
}

function byteOf(value: number, [low, high]: readonly [number, number]): number {
  return Math.max(0, Math.min(255, Math.round((255 * (value - low)) / (high - low || 1))));
}

function css(pixel: number): string {
  return `rgb(${pixel & 255} ${(pixel >> 8) & 255} ${(pixel >> 16) & 255})`;
}

function tableOf({ features, classes }: Task, surface: Surface): (string | number)[][] {
  const { columns, rows, domain, labels, confidence, values } = surface;
  const place = ([low, high]: readonly [number, number], share: number) => low + (high - low) * share;
  const isLine = features.length === 1;
  const header = [features[domain.xFeature], ...(isLine ? [] : [features[domain.yFeature]])];
  const lines: (string | number)[][] = [[...header, ...(classes === undefined ? ["value"] : ["class", "probability"])]];
  for (let i = 0; i < rows * columns; i++) {
    const x = place(domain.x, ((i % columns) + 0.5) / columns);
    const y = place(domain.y, 1 - (Math.floor(i / columns) + 0.5) / rows);
    const answer =
      classes === undefined ? [values[i]] : [classes[labels[i]], Math.round((1000 * confidence[i]) / 255) / 1000];
    lines.push(isLine ? [x, ...answer] : [x, y, ...answer]);
  }
  return lines;
}
