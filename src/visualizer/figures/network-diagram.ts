import { mapEach } from "../../core/array-of";
import { isArray } from "../../core/kind";
import { largest } from "../../core/extremes";
import { rangeError, show, typeError } from "../../core/check";
import type { Matrix, MatrixLike } from "../../core/matrix";
import { assertObject, namesOf, toFiniteMatrix } from "../check-data";
import { FIGURE_OPTIONS, figureStyle, type FigureOptions, type FigureStyle } from "../figure-options";
import { shortNumber } from "../layout/axes";
import { figure, type Area } from "../layout/figure";
import { fitText, textWidth } from "../layout/text";
import { element, rounded, text } from "../svg/markup";

/** What a diagram of a network is drawn from. */
export interface NetworkDiagramData {
  /** The weights of each linear layer, first to last: (fanOut, fanIn), as a state dict has them. */
  readonly weights: readonly MatrixLike[];
  /** Names of the inputs. Default x₁, x₂, ... */
  readonly inputs?: readonly string[];
  /** Names of the outputs. Default y₁, y₂, ... */
  readonly outputs?: readonly string[];
}

const WHO = "drawNetworkDiagram";

/** Units of a layer that are drawn; of larger layers the first ones and the last. */
const MOST = 12;

/** Most space for a name at either side. */
const LONGEST = 130;

const WIDEST = 6;

/** A drawn unit: its index in the layer and its place. */
interface Node {
  readonly unit: number;
  readonly x: number;
  readonly y: number;
}

/**
 * The units of a network and the weights between them: a wider line is a larger weight, blue
 * above 0, orange and dashed below. Layers of more than 12 units show the first 11 and the last.
 *
 * @returns SVG text.
 * @throws TypeError, RangeError for data or options that are not valid, such as layers that do not meet.
 * @example
 * ```ts
 * const weights = [[[1.5, -0.3], [0.2, 2.1], [-1, 0.4]], [[2, -1.2, 0.7]]];
 * const svg = drawNetworkDiagram({ weights, inputs: ["x", "y"], outputs: ["inside"] });
 * ```
 */
export function drawNetworkDiagram(data: NetworkDiagramData, options: FigureOptions = {}): string {
  const layers = toLayers(data);
  const sizes = [layers[0].columns, ...layers.map(({ rows }) => rows)];
  const tallest = Math.min(largest(sizes), MOST);
  const size = { width: Math.min(220 + 150 * layers.length, 900), panels: Math.max(36 * tallest, 120) };
  const style = figureStyle(FIGURE_OPTIONS.complete(WHO, options), size);
  const { theme } = style;
  const names = [
    unitNames("inputs", data.inputs, "x", sizes[0]),
    unitNames("outputs", data.outputs, "y", sizes.at(-1)!),
  ];
  const widest = layers.flatMap(({ data }) => [...data]).reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  return figure(style, {
    legend: [
      { label: "weight above 0", color: theme.good, sign: "line" },
      { label: "weight below 0", color: theme.bad, sign: "dashed" },
    ],
    remarks: [sizes.join("-"), `widest line: ${shortNumber(widest)} in absolute value`],
    draw: (area) => drawLayers(style, area, layers, sizes, names, widest),
  });
}

function toLayers(data: NetworkDiagramData): Matrix[] {
  assertObject(WHO, "data", data);
  const { weights } = data;
  if (!isArray(weights)) throw typeError(WHO, `weights is ${show(weights)}`, "pass an array of matrices");
  if (weights.length === 0) throw rangeError(WHO, "weights is empty", "pass the matrix of at least one layer");
  const layers = mapEach(weights as MatrixLike[], (layer, i) => toFiniteMatrix(WHO, `weights[${i}]`, layer));
  layers.forEach((layer, i) => {
    if (i === 0 || layer.columns === layers[i - 1].rows) return;
    const got = `weights[${i}] take ${layer.columns} inputs, the layer before has ${layers[i - 1].rows} units`;
    throw rangeError(WHO, got, "pass (fanOut, fanIn) matrices in order");
  });
  return layers;
}

const LOWERED = "₀₁₂₃₄₅₆₇₈₉";

function unitNames(name: string, given: unknown, letter: string, count: number): string[] {
  if (given === undefined) {
    return Array.from(
      { length: count },
      (_, i) => letter + Array.from(String(i + 1), (c) => LOWERED[Number(c)]).join(""),
    );
  }
  if (!isArray(given)) throw typeError(WHO, `${name} is ${show(given)}`, "pass an array of names");
  if (given.length === count) return namesOf(WHO, name, given);
  throw rangeError(WHO, `${name} has ${given.length} names for ${count} units`, "name each of them");
}

function drawLayers(
  style: FigureStyle,
  area: Area,
  layers: readonly Matrix[],
  sizes: readonly number[],
  [inputs, outputs]: readonly string[][],
  widest: number,
): string[] {
  const { theme } = style;
  const [left, right] = [nameWidth(inputs), nameWidth(outputs)];
  const inner = { ...area, x: area.x + left, width: area.width - left - right };
  const columns = sizes.map((size, i) => nodesOf(inner, size, i / (sizes.length - 1)));
  const radius = Math.min(9, (0.38 * area.height) / Math.min(largest(sizes), MOST));
  const name = (label: string, { x, y }: Node, side: -1 | 1): string =>
    text(fitText(label, 12, LONGEST), {
      x: x + side * (radius + 6),
      y: y + 4,
      "text-anchor": side < 0 ? "end" : "start",
    });
  return [
    ...layers.map((layer, i) => lines(style, layer, columns[i], columns[i + 1], widest)),
    ...columns
      .flat()
      .map(({ x, y }) =>
        element("circle", { cx: x, cy: y, r: radius, fill: theme.paper, stroke: theme.ink, "stroke-width": 1.5 }),
      ),
    ...sizes.flatMap((size, i) => (size > MOST ? [omission(columns[i])] : [])),
    ...columns[0].map((node) => name(inputs[node.unit], node, -1)),
    ...columns[columns.length - 1].map((node) => name(outputs[node.unit], node, 1)),
  ];
}

/** Space for names beside a layer, with that for half a unit. */
function nameWidth(names: readonly string[]): number {
  return 34 + Math.min(largest(names.map((name) => textWidth(name, 12))), LONGEST);
}

function nodesOf({ x, y, width, height }: Area, size: number, across: number): Node[] {
  const drawn = Math.min(size, MOST);
  const step = Math.min(height / drawn, 60);
  const top = y + height / 2 - ((drawn - 1) * step) / 2;
  return Array.from({ length: drawn }, (_, i) => ({
    unit: i === drawn - 1 ? size - 1 : i,
    x: x + across * width,
    y: top + i * step,
  }));
}

/** Weak ones first, so that strong ones lie on top. */
function lines({ theme }: FigureStyle, layer: Matrix, from: Node[], to: Node[], widest: number): string {
  const links = to.flatMap((end) =>
    from.map((start) => ({ start, end, weight: layer.data[end.unit * layer.columns + start.unit] })),
  );
  links.sort((a, b) => Math.abs(a.weight) - Math.abs(b.weight));
  const drawn = links.map(({ start, end, weight }) =>
    element("path", {
      d: `M${rounded(start.x)},${rounded(start.y)}L${rounded(end.x)},${rounded(end.y)}`,
      stroke: weight < 0 ? theme.bad : theme.good,
      "stroke-width": Math.max((WIDEST * Math.abs(weight)) / (widest > 0 ? widest : 1), 0.2),
      "stroke-dasharray": weight < 0 ? "7 3" : undefined,
    }),
  );
  return element("g", { fill: "none" }, ...drawn);
}

/** Dots before the last unit of a layer that is not drawn in full. */
function omission(nodes: readonly Node[]): string {
  const [above, below] = nodes.slice(-2);
  const dots = [-5, 0, 5].map((dy) =>
    element("circle", { cx: above.x, cy: (above.y + below.y) / 2 + dy * 0.8, r: 1.4 }),
  );
  return dots.join("");
}
