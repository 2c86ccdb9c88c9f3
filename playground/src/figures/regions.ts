/** What a network answers over the plane, with the samples. */
import type { Surface } from "../training/frame";
import type { Task } from "../training/messages";
import { PixelPicture, hexOf, mixed, rgbOf, type Colors } from "./colors";
import type { Figure, Pen } from "./pen";
import { planeScales, squareFrame } from "./plane";
import { drawSamples } from "./samples";
import { shades } from "./shades";

/** Strength of a class's color where the network is unsure, and where it is sure. */
const FAINTEST = 0.06;
const STRONGEST = 0.36;

const picture = new PixelPicture();

/** What is shown beside the answer. */
export interface RegionsLook {
  readonly title: string;
  readonly showsSamples: boolean;
  /** Sharp borders, without how sure the network is. */
  readonly isDiscrete: boolean;
  /** Shows a neuron: its activation instead of classes. */
  readonly isNeuron: boolean;
}

export function regionsFigure(task: Task, surface: Surface, colors: Colors, look: RegionsLook): Figure {
  return {
    name: look.isNeuron ? "neuron" : "regions",
    title: look.title,
    draw: (pen) => {
      draw(pen, task, surface, colors, look);
    },
    table: () => tableOf(task, surface),
  };
}

function draw(pen: Pen, task: Task, surface: Surface, colors: Colors, look: RegionsLook): void {
  const frame = squareFrame(pen);
  const { left, top, width, height } = frame;
  const { x, y } = planeScales(frame, surface.domain);
  const range = look.isNeuron ? symmetricRange(surface.values) : valueRange(task);
  paint(surface, colors, range, look, task.classes?.length ?? 0);
  pen.picture(picture.show(), left, top, width, height, !look.isDiscrete);
  drawTicks(pen, task, surface, colors);
  if (!look.showsSamples) return;
  pen.kept(keyOf(task, surface.domain, colors), (layer) => {
    drawSamples(layer, task, surface.domain, x, y, pointColors(task, colors), colors);
  });
}

/** The color of a sample by its target. */
function pointColors(task: Task, colors: Colors): (target: number) => string {
  if (task.classes !== undefined) return (target) => colors.points[target];
  const range = valueRange(task);
  return (target) => hexOf(shades[byteOf(target, range)]);
}

const kept = new WeakMap<Task, { readonly colors: Colors; readonly axes: string }>();

/** One object for as long as the samples, the axes and the colors are the same. */
function keyOf(task: Task, { xFeature, yFeature, x, y }: Surface["domain"], colors: Colors): object {
  const axes = [xFeature, yFeature, x, y].join(" ");
  const last = kept.get(task);
  if (last?.colors === colors && last.axes === axes) return last;
  const key = { colors, axes };
  kept.set(task, key);
  return key;
}

function paint(
  { columns, rows, labels, confidence, values }: Surface,
  colors: Colors,
  range: readonly [number, number],
  { isNeuron, isDiscrete }: RegionsLook,
  classes: number,
): void {
  const pixels = picture.pixels(columns, rows);
  if (isNeuron || labels.length === 0) {
    const ramp = isNeuron ? colors.diverging : shades;
    for (let i = 0; i < pixels.length; i++) pixels[i] = ramp[byteOf(values[i], range)];
    return;
  }
  const ofClasses = classShades(colors, classes, isDiscrete);
  for (let i = 0; i < pixels.length; i++) pixels[i] = ofClasses[labels[i]][confidence[i]];
}

let keptShades: { readonly colors: Colors; readonly name: string; readonly shades: Uint32Array[] } | undefined;

/** Pixels of each class by how sure the network is; made again only when the colors change. */
function classShades(colors: Colors, classes: number, isDiscrete: boolean): Uint32Array[] {
  const name = `${classes} ${isDiscrete}`;
  if (keptShades?.colors === colors && keptShades.name === name) return keptShades.shades;
  const surface = rgbOf(colors.surface);
  const made = colors.classes.map((color) => {
    const rgb = rgbOf(color);
    return Uint32Array.from({ length: 256 }, (_, i) => {
      const sureness = isDiscrete ? 1 : Math.max(0, (i / 255 - 1 / classes) / (1 - 1 / classes));
      return mixed(surface, rgb, FAINTEST + (STRONGEST - FAINTEST) * sureness);
    });
  });
  keptShades = { colors, name, shades: made };
  return made;
}

/** Names and numbers of the axes. */
function drawTicks(pen: Pen, { features }: Task, { domain }: Surface, colors: Colors): void {
  const frame = squareFrame(pen);
  const { left, top, width, height } = frame;
  const { x, y } = planeScales(frame, domain);
  const style = { fill: colors.faint, size: 12 };
  for (const value of x.ticks) {
    pen.text(x.place(value), top + height + 16, x.label(value), { ...style, anchor: "middle" });
  }
  for (const value of y.ticks) pen.text(left - 6, y.place(value) + 4, y.label(value), { ...style, anchor: "end" });
  pen.text(left + width / 2, top + height + 31, features[domain.xFeature], { ...style, anchor: "middle" });
  pen.text(left - 28, top + height / 2, features[domain.yFeature], { ...style, anchor: "middle", upright: true });
}

/** Ends of the values of a regression. */
export function valueRange({ train, validation, classes }: Task): readonly [number, number] {
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

function symmetricRange(values: Float32Array): readonly [number, number] {
  const most = values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1e-6);
  return [-most, most];
}

function byteOf(value: number, [low, high]: readonly [number, number]): number {
  return Math.max(0, Math.min(255, Math.round((255 * (value - low)) / (high - low || 1))));
}

function tableOf({ features, classes }: Task, surface: Surface): (string | number)[][] {
  const { columns, rows, domain, labels, confidence, values } = surface;
  const place = ([low, high]: readonly [number, number], share: number) => low + (high - low) * share;
  const hasClasses = labels.length > 0 && classes !== undefined;
  const header = [features[domain.xFeature], features[domain.yFeature]];
  const lines: (string | number)[][] = [[...header, ...(hasClasses ? ["class", "probability"] : ["value"])]];
  for (let i = 0; i < rows * columns; i++) {
    const x = place(domain.x, ((i % columns) + 0.5) / columns);
    const y = place(domain.y, 1 - (Math.floor(i / columns) + 0.5) / rows);
    const answer = hasClasses ? [classes[labels[i]], Math.round((1000 * confidence[i]) / 255) / 1000] : [values[i]];
    lines.push([x, y, ...answer]);
  }
  return lines;
}
