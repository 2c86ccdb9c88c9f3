import type { LayerPicture, Task } from "../training/messages";
import { PixelPicture, type Colours } from "./colours";
import type { Figure, Pen } from "./pen";

/** Neurons of a column before the layer becomes a block of several columns. */
const MAX_TILE = 44;
const MIN_TILE = 4;
const GAP = 4;

/** Where a layer's neurons are drawn. */
export interface LayerPlace {
  readonly left: number;
  readonly top: number;
  readonly tile: number;
  readonly columns: number;
  readonly neurons: number;
}

/** Layers from left to right; wide layers are blocks of several columns. */
export function layoutLayers(
  { sizes, imageSide, classes }: Pick<Task, "sizes" | "imageSide" | "classes">,
  width: number,
  height: number,
): LayerPlace[] {
  const slot = width / sizes.length;
  return sizes.map((neurons, layer) => {
    const isOutput = layer === sizes.length - 1 && classes !== undefined;
    const fixed = isOutput ? 1 : layer === 0 ? imageSide : undefined;
    const { tile, columns } = bestTile(neurons, 0.62 * slot, height, fixed);
    const rows = Math.ceil(neurons / columns);
    const left = slot * (layer + 0.5) - (columns * (tile + GAP) - GAP) / 2;
    return { left, top: (height - (rows * (tile + GAP) - GAP)) / 2, tile, columns, neurons };
  });
}

/** The fewest columns that give neurons of a good size; outputs are one column, an image has its own. */
function bestTile(
  neurons: number,
  width: number,
  height: number,
  fixed: number | undefined,
): { tile: number; columns: number } {
  let best = { tile: MIN_TILE, columns: fixed ?? Math.ceil(Math.sqrt(neurons)) };
  for (let columns = fixed ?? 1; columns <= (fixed ?? Math.min(16, neurons)); columns++) {
    const rows = Math.ceil(neurons / columns);
    const tile = Math.min(MAX_TILE, height / rows - GAP, width / columns - GAP);
    if (tile > best.tile + 0.5) best = { tile, columns };
  }
  return best;
}

/** Middle of a neuron. */
export function placeOf({ left, top, tile, columns }: LayerPlace, neuron: number): readonly [number, number] {
  const step = tile + GAP;
  return [left + (neuron % columns) * step + tile / 2, top + Math.floor(neuron / columns) * step + tile / 2];
}

/** Kept pictures of the layers. */
const pictures = new Map<string, PixelPicture>();

/** The network: each neuron's response as a picture, weights as lines. */
export function diagramFigure(task: Task, layers: readonly LayerPicture[], colours: Colours): Figure {
  return {
    name: "network",
    title: "Network",
    draw: (pen) => {
      draw(pen, task, layers, colours);
    },
    table: () => [
      ["layer", "from neuron", "to neuron", "weight"],
      ...layers.flatMap(({ links }, layer) =>
        Array.from({ length: links.length / 3 }, (_, i) => [layer + 1, ...links.subarray(3 * i, 3 * i + 3)]),
      ),
    ],
  };
}

function draw(pen: Pen, task: Task, layers: readonly LayerPicture[], colours: Colours): void {
  const places = layoutLayers(task, pen.width, pen.height);
  layers.forEach(({ links }, i) => {
    drawLinks(pen, links, places[i], places[i + 1], colours);
  });
  drawInputs(pen, task, places[0], colours);
  layers.forEach((layer, i) => {
    const isOutput = i === layers.length - 1;
    drawNeurons(pen, layer, places[i + 1], colours, `${i}`, isOutput ? task : undefined);
  });
}

function drawLinks(pen: Pen, links: Float32Array, from: LayerPlace, to: LayerPlace, colours: Colours): void {
  let most = 1e-6;
  for (let i = 2; i < links.length; i += 3) most = Math.max(most, Math.abs(links[i]));
  for (let i = 0; i < links.length; i += 3) {
    const strength = Math.abs(links[i + 2]) / most;
    const y0 = placeOf(from, links[i])[1];
    const y1 = placeOf(to, links[i + 1])[1];
    const [start, end] = [from.left + from.columns * (from.tile + GAP) - GAP, to.left];
    const stroke = links[i + 2] < 0 ? colours.negative : colours.positive;
    pen.line(curve(start, y0, end, y1), { stroke, width: 0.3 + 2.4 * strength, opacity: 0.12 + 0.6 * strength });
  }
}

/** From one neuron to the next in a soft bend. */
function curve(x0: number, y0: number, x1: number, y1: number): number[] {
  const points: number[] = [];
  for (let i = 0; i <= 8; i++) {
    const t = i / 8;
    points.push(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t * t * (3 - 2 * t));
  }
  return points;
}

function drawInputs(pen: Pen, { features, imageSide }: Task, place: LayerPlace, colours: Colours): void {
  const { tile } = place;
  for (let n = 0; n < place.neurons; n++) {
    const [x, y] = placeOf(place, n);
    pen.rectangle(x - tile / 2, y - tile / 2, tile, tile, colours.grid);
    if (imageSide !== undefined || tile < 16) continue;
    const name = features[n];
    const fits = 5.6 * name.length < tile;
    pen.text(x, y + 4, fits ? name : initials(name), { fill: colours.ink, anchor: "middle" });
  }
}

/** "petal length" as "pl". */
function initials(name: string): string {
  const letters = name.split(/[\s_-]+/).map((word) => word.slice(0, 1));
  return letters.length > 1 ? letters.join("").slice(0, 3) : name.slice(0, 3);
}

function drawNeurons(
  pen: Pen,
  { responses, side }: LayerPicture,
  place: LayerPlace,
  colours: Colours,
  key: string,
  task: Task | undefined,
): void {
  const { tile, neurons } = place;
  if (responses.length > 0) drawResponses(pen, responses, side, place, colours, key);
  for (let n = 0; n < neurons; n++) {
    const [x, y] = placeOf(place, n);
    const [left, top, right, bottom] = [x - tile / 2, y - tile / 2, x + tile / 2, y + tile / 2];
    if (responses.length === 0) pen.rectangle(left, top, tile, tile, colours.surface);
    const outline = [left, top, right, top, right, bottom, left, bottom, left, top];
    pen.line(outline, { stroke: edgeOf(task, n, colours), width: task === undefined ? 1 : 2 });
    if (task?.classes !== undefined && neurons > 1 && tile > 12) {
      pen.text(x + tile / 2 + 5, y + 4, task.classes[n].slice(0, 10), { fill: colours.ink });
    }
  }
}

/** The neurons of a layer as one picture, which is quicker than many; bars over it keep them apart. */
function drawResponses(
  pen: Pen,
  responses: Int8Array,
  side: number,
  { left, top, tile, columns, neurons }: LayerPlace,
  colours: Colours,
  key: string,
): void {
  const rows = Math.ceil(neurons / columns);
  const picture = pictureOf(key);
  const pixels = picture.pixels(columns * side, rows * side);
  pixels.fill(0);
  for (let n = 0, at = 0; n < neurons; n++) {
    const first = Math.floor(n / columns) * side * columns * side + (n % columns) * side;
    for (let i = 0; i < side; i++) {
      for (let j = 0; j < side; j++) pixels[first + i * columns * side + j] = colours.diverging[responses[at++] + 128];
    }
  }
  const step = tile + GAP;
  const [width, height] = [columns * step, rows * step];
  pen.picture(picture.show(), left - GAP / 2, top - GAP / 2, width, height, side > 8);
  for (let c = 0; c <= columns; c++)
    pen.rectangle(left + c * step - GAP, top - GAP, GAP, height + GAP, colours.surface);
  for (let r = 0; r <= rows; r++) pen.rectangle(left - GAP, top + r * step - GAP, width + GAP, GAP, colours.surface);
}

function edgeOf(task: Task | undefined, neuron: number, colours: Colours): string {
  return task?.classes === undefined ? colours.faint : colours.classes[task.classes.length > 1 ? neuron : 0];
}

function pictureOf(key: string): PixelPicture {
  let picture = pictures.get(key);
  if (picture === undefined) pictures.set(key, (picture = new PixelPicture()));
  return picture;
}
