/** Where the neurons of a network are drawn. */
import type { NeuronPlace } from "../training/frame";
import type { Task } from "../training/messages";

const MAX_TILE = 56;
const MIN_TILE = 8;
/** Room for the names of the outputs. */
const NAMES = 76;
/** Room above for the names of the layers. */
const TOP = 22;

/** Where a layer's neurons are drawn. */
export interface LayerPlace {
  readonly left: number;
  readonly top: number;
  readonly tile: number;
  readonly gap: number;
  readonly columns: number;
  readonly neurons: number;
}

/** Layers from left to right, all neurons of one size; only layers that are too long become several columns. */
export function layoutLayers(
  { sizes, imageSide, classes }: Pick<Task, "sizes" | "imageSide" | "classes">,
  width: number,
  height: number,
): LayerPlace[] {
  const room = height - TOP;
  const slot = (width - (classes === undefined ? 0 : NAMES)) / sizes.length;
  const hidden = sizes.slice(1, -1);
  const tile = tileFor(
    Math.max(...hidden, sizes[sizes.length - 1], imageSide === undefined ? sizes[0] : 1),
    room,
    slot,
  );
  return sizes.map((neurons, layer) => {
    if (layer === 0 && imageSide !== undefined) return imagePlace(neurons, imageSide, slot, room);
    return layerPlace(neurons, tile, slot * (layer + 0.5), slot, room);
  });
}

/** As large as the longest layer allows in one column; else as it does in as many as fit. */
function tileFor(longest: number, room: number, slot: number): number {
  for (let columns = 1; columns <= 16; columns++) {
    const tile = Math.min(MAX_TILE, room / Math.ceil(longest / columns) / 1.16, (0.72 * slot) / columns / 1.16);
    if (tile >= 16 || (columns === 16 && tile > 0)) return Math.max(MIN_TILE, tile);
  }
  return MIN_TILE;
}

function layerPlace(neurons: number, tile: number, middle: number, slot: number, room: number): LayerPlace {
  const gap = Math.max(2, 0.16 * tile);
  const step = tile + gap;
  const rows = Math.max(1, Math.floor((room + gap) / step));
  const columns = Math.min(Math.ceil(neurons / rows), Math.max(1, Math.floor((0.9 * slot) / step)));
  const used = Math.ceil(neurons / columns);
  return {
    left: middle - (columns * step - gap) / 2,
    top: TOP + Math.max(0, (room - (used * step - gap)) / 2),
    tile,
    gap,
    columns,
    neurons,
  };
}

function imagePlace(neurons: number, side: number, slot: number, room: number): LayerPlace {
  const step = Math.min((0.8 * slot) / side, room / side);
  return {
    left: slot / 2 - (side * step) / 2,
    top: TOP + (room - side * step) / 2,
    tile: step - 1,
    gap: 1,
    columns: side,
    neurons,
  };
}

/** Middle of a neuron. */
export function placeOf({ left, top, tile, gap, columns }: LayerPlace, neuron: number): readonly [number, number] {
  const step = tile + gap;
  return [left + (neuron % columns) * step + tile / 2, top + Math.floor(neuron / columns) * step + tile / 2];
}

/** The neuron at a place of the drawing; layer -1 for the inputs. */
export function neuronAt(places: readonly LayerPlace[], x: number, y: number): NeuronPlace | undefined {
  for (const [layer, { left, top, tile, gap, columns, neurons }] of places.entries()) {
    const step = tile + gap;
    const [column, row] = [Math.floor((x - left) / step), Math.floor((y - top) / step)];
    const neuron = row * columns + column;
    if (column >= 0 && column < columns && row >= 0 && neuron < neurons) return { layer: layer - 1, neuron };
  }
  return undefined;
}
