import type { LayerPicture, NeuronPlace, ProbeAnswer } from "../training/frame";
import type { Task } from "../training/messages";
import { hexOf, mixed, PixelPicture, rgbOf, type Colors } from "./colors";
import { layoutLayers, placeOf, type LayerPlace } from "./diagram-layout";
import { textWidth, type Figure, type Pen } from "./pen";

/** What is marked in a diagram. */
export interface DiagramLook {
  readonly title: string;
  /** Names of the layers: inputs, hidden, output. */
  readonly names: readonly [string, string, string];
  /** The neuron that is chosen or under the pointer; layer -1 for an input. */
  readonly marked?: NeuronPlace;
  readonly probe?: ProbeAnswer;
  /** Neurons that are switched off, as "layer.neuron". */
  readonly off: ReadonlySet<string>;
}

/** Kept pictures of the layers. */
const pictures = new Map<number, PixelPicture>();

/** The network: each neuron's response as a picture, weights as lines. */
export function diagramFigure(task: Task, layers: readonly LayerPicture[], colors: Colors, look: DiagramLook): Figure {
  return {
    name: "network",
    title: look.title,
    draw: (pen) => {
      draw(pen, task, layers, colors, look);
    },
  };
}

function draw(pen: Pen, task: Task, layers: readonly LayerPicture[], colors: Colors, look: DiagramLook): void {
  const places = layoutLayers(task, pen.width, pen.height);
  layers.forEach(({ links }, i) => {
    drawLinks(pen, links, i, places[i], places[i + 1], colors, look.marked);
  });
  drawLayerNames(pen, places, colors, look.names);
  drawInputs(pen, task, places[0], colors, look);
  layers.forEach((layer, i) => {
    drawNeurons(pen, layer, i, places[i + 1], colors, look);
  });
  drawOutputNames(pen, task, places[places.length - 1], colors);
}

function drawLinks(
  pen: Pen,
  links: Float32Array,
  layer: number,
  from: LayerPlace,
  to: LayerPlace,
  colors: Colors,
  marked: NeuronPlace | undefined,
): void {
  const most = links.length > 0 ? Math.max(1e-6, Math.abs(links[2])) : 1;
  const drawn = Math.ceil((pen.detail * links.length) / 3);
  for (let i = 3 * (drawn - 1); i >= 0; i -= 3) {
    const [source, target, weight] = links.subarray(i, i + 3);
    const strength = Math.abs(weight) / most;
    const isMarked =
      (marked?.layer === layer && marked.neuron === target) ||
      (marked?.layer === layer - 1 && marked.neuron === source);
    const faded = marked === undefined || isMarked ? 1 : 0.16;
    const [x0, y0] = placeOf(from, source);
    const [x1, y1] = placeOf(to, target);
    const stroke = weight < 0 ? colors.negative : colors.positive;
    pen.line(curve(x0 + from.tile / 2, y0, x1 - to.tile / 2, y1), {
      stroke,
      width: 0.4 + 2.2 * strength,
      opacity: Math.min(1, (0.15 + 0.65 * strength) * faded * (isMarked ? 1.6 : 1)),
      dash: weight < 0 ? [4, 3] : undefined,
    });
  }
}

/** From one neuron to the next in a soft bend. */
function curve(x0: number, y0: number, x1: number, y1: number): number[] {
  const points: number[] = [];
  for (let i = 0; i <= 10; i++) {
    const t = i / 10;
    points.push(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t * t * (3 - 2 * t));
  }
  return points;
}

/** Where there is no room, hidden layers have their number only. */
function drawLayerNames(
  pen: Pen,
  places: readonly LayerPlace[],
  colors: Colors,
  [inputs, hidden, output]: DiagramLook["names"],
): void {
  const middles = places.map(({ left, columns, tile, gap }) => left + (columns * (tile + gap) - gap) / 2);
  const isTight = textWidth(`${hidden} 1`) + 8 > middles[1] - middles[0];
  middles.forEach((middle, i) => {
    const isLast = i === places.length - 1;
    const numbered = isTight ? `${i}` : `${hidden} ${i}`;
    const name = i === 0 ? inputs : isLast ? output : places.length > 3 ? numbered : hidden;
    pen.text(middle, 12, name, { fill: colors.faint, anchor: "middle", size: 12 });
  });
}

function drawInputs(
  pen: Pen,
  { inputs, imageSide }: Task,
  place: LayerPlace,
  colors: Colors,
  { marked, probe }: DiagramLook,
): void {
  const { tile } = place;
  const [low, high] = [rgbOf(colors.grid), rgbOf(colors.ink)];
  for (let n = 0; n < place.neurons; n++) {
    const [x, y] = placeOf(place, n);
    const lit = imageSide === undefined ? 0 : Math.max(0, Math.min(1, probe?.sample[n] ?? 0));
    pen.rectangle(x - tile / 2, y - tile / 2, tile, tile, hexOf(mixed(low, high, lit)));
    if (marked?.layer === -1 && marked.neuron === n) outline(pen, x, y, tile, colors.ink, 2);
    if (imageSide !== undefined || tile < 14) continue;
    const size = tile < 26 ? 10 : 13;
    const name = inputs[n];
    pen.text(x, y + 4, 0.56 * size * name.length < tile ? name : shortName(name), {
      fill: colors.ink,
      anchor: "middle",
      size,
    });
  }
}

/** "petal length" as "pl". */
function shortName(name: string): string {
  const letters = name.split(/[\s_=-]+/).map((word) => word.slice(0, 1));
  return letters.length > 1 ? letters.join("").slice(0, 3) : name.slice(0, 3);
}

function drawNeurons(
  pen: Pen,
  picture: LayerPicture,
  layer: number,
  place: LayerPlace,
  colors: Colors,
  { marked, probe, off }: DiagramLook,
): void {
  const { tile, neurons } = place;
  if (picture.responses.length > 0 && picture.rows > 1) drawResponses(pen, picture, layer, place, colors);
  const activations = probe?.activations[layer];
  const most = activations?.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1e-6) ?? 1;
  for (let n = 0; n < neurons; n++) {
    const [x, y] = placeOf(place, n);
    if (picture.responses.length === 0 || picture.rows === 1) {
      pen.rectangle(x - tile / 2, y - tile / 2, tile, tile, colors.surface);
    }
    if (picture.responses.length > 0 && picture.rows === 1) drawResponseCurve(pen, picture, n, x, y, tile, colors);
    const isMarked = marked?.layer === layer && marked.neuron === n;
    outline(pen, x, y, tile, isMarked ? colors.ink : colors.faint, isMarked ? 2.5 : 1);
    if (activations !== undefined) drawActivation(pen, activations[n] / most, x, y, tile, colors);
    if (off.has(`${layer}.${n}`)) drawCross(pen, x, y, tile, colors.ink);
  }
}

function outline(pen: Pen, x: number, y: number, tile: number, stroke: string, width: number): void {
  const half = tile / 2;
  const [left, top, right, bottom] = [x - half, y - half, x + half, y + half];
  pen.line([left, top, right, top, right, bottom, left, bottom, left, top], { stroke, width });
}

function drawCross(pen: Pen, x: number, y: number, tile: number, stroke: string): void {
  const half = tile / 2;
  pen.line([x - half, y - half, x + half, y + half], { stroke, width: 2 });
  pen.line([x + half, y - half, x - half, y + half], { stroke, width: 2 });
}

/** How strongly a neuron answers the sample that is shown: a bar at its side. */
function drawActivation(pen: Pen, share: number, x: number, y: number, tile: number, colors: Colors): void {
  const width = Math.max(3, 0.14 * tile);
  const height = Math.abs(share) * tile;
  pen.rectangle(x + tile / 2 - width, y - tile / 2, width, tile, colors.surface);
  const fill = share < 0 ? colors.negative : colors.positive;
  pen.rectangle(x + tile / 2 - width, y + tile / 2 - height, width, height, fill);
}

/** The response of a neuron over a line. */
function drawResponseCurve(
  pen: Pen,
  { responses, columns }: LayerPicture,
  neuron: number,
  x: number,
  y: number,
  tile: number,
  colors: Colors,
): void {
  const points: number[] = [];
  for (let c = 0; c < columns; c++) {
    const value = responses[neuron * columns + c] / 127;
    points.push(x - tile / 2 + (tile * (c + 0.5)) / columns, y - 0.44 * tile * value);
  }
  pen.line([x - tile / 2, y, x + tile / 2, y], { stroke: colors.grid });
  pen.line(points, { stroke: colors.positive, width: 1.6 });
}

/** The neurons of a layer from one picture, which is quicker than many. */
function drawResponses(
  pen: Pen,
  { responses, columns: side }: LayerPicture,
  layer: number,
  { left, top, tile, gap, columns, neurons }: LayerPlace,
  colors: Colors,
): void {
  const rows = Math.ceil(neurons / columns);
  const picture = pictureOf(layer);
  const pixels = picture.pixels(columns * side, rows * side);
  pixels.fill(0);
  for (let n = 0, at = 0; n < neurons; n++) {
    const first = Math.floor(n / columns) * side * columns * side + (n % columns) * side;
    for (let i = 0; i < side; i++) {
      const row = first + i * columns * side;
      for (let j = 0; j < side; j++) pixels[row + j] = colors.diverging[responses[at++] + 128];
    }
  }
  const source = picture.show();
  const step = tile + gap;
  for (let n = 0; n < neurons; n++) {
    const [column, row] = [n % columns, Math.floor(n / columns)];
    pen.part(source, [column * side, row * side, side], [left + column * step, top + row * step, tile]);
  }
}

function pictureOf(layer: number): PixelPicture {
  let picture = pictures.get(layer);
  if (picture === undefined) pictures.set(layer, (picture = new PixelPicture()));
  return picture;
}

/** The classes beside the outputs, each with its color. */
function drawOutputNames(pen: Pen, { classes }: Task, place: LayerPlace, colors: Colors): void {
  if (classes === undefined || place.tile <= 10) return;
  const isSingle = place.neurons === 1;
  for (let n = 0; n < place.neurons; n++) {
    const [x, y] = placeOf(place, n);
    const left = x + place.tile / 2 + 8;
    const name = isSingle ? classes[1] : classes[n];
    pen.circle(left + 4, y, 4.5, { fill: colors.points[isSingle ? 1 : n] });
    pen.text(left + 13, y + 4, name.length > 9 ? `${name.slice(0, 8)}…` : name, { fill: colors.ink, size: 12 });
  }
}
