import { floats } from "../core/allocate";
import { isArrayOf } from "../core/array-of";
import { typeError } from "../core/check";
import { isObject } from "../core/kind";
import { lookUp } from "../core/look-up";
import type { Matrix } from "../core/matrix";
import type { JsonObject } from "../files/strict-json";
import { contrastAt, findContrasts, isContrast, type Contrast } from "./contrasts";
import { isModerate, isSize } from "./moderate";
import { columnOf, type FeatureKind, type Features } from "./features";
import { log } from "../core/exponential";
import { quantileOf } from "../core/quantile";

/** How one column of features becomes inputs of the network. */
interface ColumnTransform {
  /** Taken off. */
  readonly center: number;
  /** What is left is divided by this; 0 makes a constant column 0. */
  readonly size: number;
  /** Whether large values are compressed. */
  readonly clips: boolean;
  /** Edges of the pieces, rising; none for a column without pieces. */
  readonly edges: readonly number[];
}

/** What a piece is multiplied by: docs/model-quality.md has the trials. */
const PIECE_SIZE = 0.5;
/** Where compression begins, in interquartile ranges. */
const BEND = 3;

/**
 * Makes inputs of features. An indicator stays as it is. A number is centered on the median, divided by the interquartile
 * range and compressed, `3 asinh(z / 3)`: itself where it is small, and a logarithm where it is large, so that outliers are
 * not far away and still differ. Beside it stand, if asked for, its T pieces: `(clip((x - e[t]) / (e[t + 1] - e[t]), 0, 1) - c[t]) / 2`
 * for each pair of neighboring quantiles e, with `c[t] = 1 - (t + 1/2) / T`, the mean of a piece, so that inputs are about 0 on
 * average. Last come the contrasts of the scaled numbers, compressed in the same way.
 *
 * Sources: Holzmüller, Grinsztajn and Steinwart (2024), "Better by Default", section 3 (robust scaling);
 * Gorishniy, Rubachev and Babenko (2022), "On Embeddings for Numerical Features", equation 1 (pieces).
 */
export class InputTransform {
  /** Features that it takes. */
  readonly features: number;
  /** Inputs that it makes. */
  readonly columns: number;

  private constructor(
    private readonly transforms: readonly (ColumnTransform | undefined)[],
    private readonly contrasts: readonly Contrast[] = [],
    private readonly type: TransformType = "asinhPieces",
  ) {
    this.features = transforms.length;
    this.columns = placesOf(transforms).end + contrasts.length;
  }

  /**
   * Learns from features.
   *
   * @param pieces - Most pieces of a column of numbers; 0 for none.
   */
  static fit(features: Features, kinds: readonly FeatureKind[], pieces: number): InputTransform {
    const transforms = kinds.map((kind, column) =>
      kind === "indicator" ? undefined : fitColumn(columnOf(features, column), pieces),
    );
    const numbers = placesOf(transforms).starts.filter((_, column) => kinds[column] === "number");
    return new InputTransform(transforms, findContrasts(new InputTransform(transforms).transform(features), numbers));
  }

  /** The scaling of files of version 0.1.0: mean and deviation of every column, indicators too. */
  static standard(mean: readonly number[], deviation: readonly number[]): InputTransform {
    return new InputTransform(
      mean.map((center, column) => ({ center, size: deviation[column], clips: false, edges: [] })),
    );
  }

  /** Inputs of the network, (rows, columns). */
  transform({ data, rows, columns }: Features): Matrix {
    const out = floats(rows * this.columns);
    const { starts, end } = placesOf(this.transforms);
    const near = NEAR[this.type];
    for (let row = 0; row < rows; row++) {
      const first = row * this.columns;
      this.transforms.forEach((transform, column) => {
        write(transform, near, data[row * columns + column], out, first + starts[column]);
      });
      this.contrasts.forEach((contrast, i) => {
        out[first + end + i] = near(contrastAt(contrast, out, first));
      });
    }
    return { data: out, rows, columns: this.columns };
  }

  /** Plain JSON that `fromJSON` takes. */
  toJSON(): JsonObject {
    const columns = this.transforms.map((transform) => transform && { ...transform, edges: [...transform.edges] });
    const contrasts = this.contrasts.map((contrast) => ({
      ...contrast,
      columns: [...contrast.columns],
      weights: [...contrast.weights],
    }));
    return { type: this.type, columns: columns.map((column) => column ?? null), contrasts };
  }

  /** @throws TypeError for anything but what `toJSON` gave. */
  static fromJSON(who: string, json: JsonObject): InputTransform {
    const { type, columns, contrasts = [] } = json;
    if (isTransformType(type) && isArrayOf(columns, isColumnTransform)) {
      const transforms = columns.map((column) => (column as ColumnTransform | null) ?? undefined);
      const { end } = placesOf(transforms);
      if (isArrayOf(contrasts, (contrast) => isContrast(contrast, end))) {
        return new InputTransform(transforms, contrasts as unknown as Contrast[], type);
      }
    }
    throw typeError(who, "the scaler is none of a model", "pass a file that Model.save wrote");
  }
}

/** The input at which each feature begins, and the one after the last. */
function placesOf(transforms: readonly (ColumnTransform | undefined)[]): {
  readonly starts: number[];
  readonly end: number;
} {
  let end = 0;
  const starts = transforms.map((transform) => (end += widthOf(transform)) - widthOf(transform));
  return { starts, end };
}

/** Larger values count as this one: their squares may overflow. */
const FAR = 1e20;

/** How large values are compressed: docs/model-quality.md has the trials. */
const NEAR = {
  /** `3 asinh(z / 3)`. */
  asinhPieces: (z: number): number => {
    const x = Math.min(FAR, Math.abs(z)) / BEND;
    return Math.sign(z) * BEND * log(x + Math.sqrt(x * x + 1));
  },
  /** `z / sqrt(1 + (z / 3)²)`, at most 3 in size: in older files. */
  pieces: (z: number): number => (Math.abs(z) > FAR ? BEND * Math.sign(z) : z / Math.sqrt(1 + (z / BEND) ** 2)),
};
type TransformType = keyof typeof NEAR;

function isTransformType(type: unknown): type is TransformType {
  return lookUp(NEAR, type) !== undefined;
}

function widthOf(transform: ColumnTransform | undefined): number {
  return transform === undefined ? 1 : 1 + Math.max(0, transform.edges.length - 1);
}

function fitColumn(values: Float64Array, pieces: number): ColumnTransform {
  const sorted = values.sort();
  const range = sorted[sorted.length - 1] - sorted[0];
  const middle = quantileOf(sorted, 0.75) - quantileOf(sorted, 0.25);
  const size = middle > 0 ? middle : range / 2;
  return {
    center: quantileOf(sorted, 0.5),
    size: isSize(size) ? size : 0,
    clips: true,
    edges: edgesOf(sorted, pieces),
  };
}

/** Different quantiles; none where they make fewer than two pieces. */
function edgesOf(sorted: Float64Array, pieces: number): number[] {
  const quantiles = Array.from({ length: pieces + 1 }, (_, i) => quantileOf(sorted, i / Math.max(1, pieces)));
  const edges = quantiles.filter((edge, i) => i === 0 || edge > quantiles[i - 1]);
  return edges.length < 3 ? [] : edges;
}

function write(
  transform: ColumnTransform | undefined,
  near: (z: number) => number,
  value: number,
  out: Float32Array,
  at: number,
): void {
  if (transform === undefined) {
    out[at] = value;
    return;
  }
  const { center, size, clips, edges } = transform;
  const scaled = size === 0 ? 0 : (value - center) / size;
  out[at] = clips ? near(scaled) : scaled;
  const pieces = edges.length - 1;
  for (let i = 0; i < pieces; i++) {
    const share = Math.min(1, Math.max(0, (value - edges[i]) / (edges[i + 1] - edges[i])));
    out[at + 1 + i] = PIECE_SIZE * (share - 1 + (i + 0.5) / pieces);
  }
}

/** Whether a value from a file is what `fitColumn` may have made. */
function isColumnTransform(value: unknown): boolean {
  if (value === null) return true;
  if (!isObject(value)) return false;
  const { center, size, clips, edges } = value;
  const isScaling = isModerate(center) && isSize(size) && typeof clips === "boolean";
  return isScaling && isArrayOf(edges, isModerate) && edges.every((edge, i) => i === 0 || edge > edges[i - 1]);
}
