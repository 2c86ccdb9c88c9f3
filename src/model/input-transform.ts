import { isArrayOf } from "../core/array-of";
import { typeError } from "../core/check";
import type { Matrix } from "../core/matrix";
import type { JsonObject } from "../files/strict-json";
import { columnOf, type FeatureKind, type Features } from "./features";
import { quantileOf } from "./quantile";

/** How one column of features becomes inputs of the network. */
interface ColumnTransform {
  /** Taken off. */
  readonly center: number;
  /** What is left is divided by this; 0 makes a constant column 0. */
  readonly size: number;
  /** Whether large values are clipped smoothly. */
  readonly clips: boolean;
  /** Edges of the pieces, rising; none for a column without pieces. */
  readonly edges: readonly number[];
}

/** What a piece is multiplied by: docs/model-quality.md has the trials. */
const PIECE_SIZE = 0.5;
/** Where the smooth clipping bends, in interquartile ranges. */
const CLIP = 3;

/**
 * Makes inputs of features. An indicator stays as it is. A number is centered on the median, divided by the interquartile
 * range and clipped smoothly, `z / sqrt(1 + (z / 3)²)`, so that outliers stay below 3 in size. Beside it stand, if asked
 * for, its T pieces: `(clip((x - e[t]) / (e[t + 1] - e[t]), 0, 1) - c[t]) / 2` for each pair of neighboring quantiles e, with
 * `c[t] = 1 - (t + 1/2) / T`, the mean of a piece, so that inputs are about 0 on average.
 *
 * Sources: Holzmüller, Grinsztajn and Steinwart (2024), "Better by Default", section 3 (robust scaling, smooth clipping);
 * Gorishniy, Rubachev and Babenko (2022), "On Embeddings for Numerical Features", equation 1 (pieces).
 */
export class InputTransform {
  /** Features that it takes. */
  readonly features: number;
  /** Inputs that it makes. */
  readonly columns: number;

  private constructor(private readonly transforms: readonly (ColumnTransform | undefined)[]) {
    this.features = transforms.length;
    this.columns = transforms.reduce((sum, transform) => sum + widthOf(transform), 0);
  }

  /**
   * Learns from features.
   *
   * @param pieces - Most pieces of a column of numbers; 0 for none.
   */
  static fit(features: Features, kinds: readonly FeatureKind[], pieces: number): InputTransform {
    return new InputTransform(
      kinds.map((kind, column) => (kind === "indicator" ? undefined : fitColumn(columnOf(features, column), pieces))),
    );
  }

  /** The scaling of files of version 0.1.0: mean and deviation of every column, indicators too. */
  static standard(mean: readonly number[], deviation: readonly number[]): InputTransform {
    return new InputTransform(
      mean.map((center, column) => ({ center, size: deviation[column], clips: false, edges: [] })),
    );
  }

  /** Inputs of the network, (rows, columns). */
  transform({ data, rows, columns }: Features): Matrix {
    const out = new Float32Array(rows * this.columns);
    let at = 0;
    this.transforms.forEach((transform, column) => {
      for (let row = 0; row < rows; row++) {
        write(transform, data[row * columns + column], out, row * this.columns + at);
      }
      at += widthOf(transform);
    });
    return { data: out, rows, columns: this.columns };
  }

  /** Plain JSON that `fromJSON` takes. */
  toJSON(): JsonObject {
    const columns = this.transforms.map((transform) => transform && { ...transform, edges: [...transform.edges] });
    return { type: "pieces", columns: columns.map((column) => column ?? null) };
  }

  /** @throws TypeError for anything but what `toJSON` gave. */
  static fromJSON(who: string, json: JsonObject): InputTransform {
    const { type, columns } = json;
    if (type !== "pieces" || !isArrayOf(columns, isColumnTransform)) {
      throw typeError(who, "the scaler is none of a model", "pass a file that Model.save wrote");
    }
    return new InputTransform(columns.map((column) => (column as ColumnTransform | null) ?? undefined));
  }
}

function widthOf(transform: ColumnTransform | undefined): number {
  return transform === undefined ? 1 : 1 + Math.max(0, transform.edges.length - 1);
}

function fitColumn(values: Float64Array, pieces: number): ColumnTransform {
  const sorted = values.sort();
  const range = sorted[sorted.length - 1] - sorted[0];
  const middle = quantileOf(sorted, 0.75) - quantileOf(sorted, 0.25);
  const size = middle > 0 ? middle : range / 2;
  return { center: quantileOf(sorted, 0.5), size, clips: true, edges: edgesOf(sorted, pieces) };
}

/** Different quantiles; none where they make fewer than two pieces. */
function edgesOf(sorted: Float64Array, pieces: number): number[] {
  const quantiles = Array.from({ length: pieces + 1 }, (_, i) => quantileOf(sorted, i / Math.max(1, pieces)));
  const edges = quantiles.filter((edge, i) => i === 0 || edge > quantiles[i - 1]);
  return edges.length < 3 ? [] : edges;
}

function write(transform: ColumnTransform | undefined, value: number, out: Float32Array, at: number): void {
  if (transform === undefined) {
    out[at] = value;
    return;
  }
  const { center, size, clips, edges } = transform;
  const scaled = size === 0 ? 0 : (value - center) / size;
  out[at] = clips ? scaled / Math.sqrt(1 + (scaled / CLIP) ** 2) : scaled;
  const pieces = edges.length - 1;
  for (let i = 0; i < pieces; i++) {
    const share = Math.min(1, Math.max(0, (value - edges[i]) / (edges[i + 1] - edges[i])));
    out[at + 1 + i] = PIECE_SIZE * (share - 1 + (i + 0.5) / pieces);
  }
}

function isColumnTransform(value: unknown): boolean {
  if (value === null) return true;
  if (typeof value !== "object") return false;
  const { center, size, clips, edges } = value as Record<string, unknown>;
  const isScaling = Number.isFinite(center) && Number.isFinite(size) && typeof clips === "boolean";
  return isScaling && isArrayOf(edges, Number.isFinite);
}
