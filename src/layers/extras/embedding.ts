import { mapEach } from "../../core/array-of";
import { isArray } from "../../core/kind";
import { assertInteger, rangeError, show, typeError } from "../../core/check";
import { defineOptions, integer, REQUIRED, type RowsFor } from "../../core/option-table";
import { RandomUse, seedHigh, seedLow, streamUse } from "../../wasm/random";
import type { Tensor } from "../../wasm/tensor";
import { NeuralLayer, type ParameterSpec } from "../neural-layer";

/** A column of categories. */
export interface EmbeddedColumn {
  /** Place of the column, from 0. */
  readonly column: number;
  /** Number of categories; the column holds integers from 0 to one less. */
  readonly categories: number;
  /** Columns that stand for a category, 1 or more. */
  readonly size: number;
}

/** Most columns, and most categories: the integers that single precision tells apart. */
const MOST = 2 ** 24;

/** An `Embedding` layer as plain JSON. */
export interface EmbeddingConfig {
  /** Name of the class, by which a network's configuration finds it again. */
  readonly type: "Embedding";
  /** Columns of the inputs, embedded ones included: 1 to 2^24. */
  readonly fanIn: number;
  /** Columns of categories, in the order of their rows in the outputs: one or more, none twice. */
  readonly columns: readonly EmbeddedColumn[];
}

/**
 * Columns of categories become trained rows of numbers: the outputs are the other columns, in their order, then for
 * each embedded column the row of its category. In a state dict the rows of embedded column i are `"<place>.<i>.weight"`,
 * `[categories, size]`, and begin as N(0, 1), as PyTorch's `Embedding`.
 *
 * @example
 * ```ts
 * // Inputs of 3 columns, the last of them one of 7 days.
 * new Network([new Embedding(3, [{ column: 2, categories: 7, size: 2 }]), new Linear(4, 1)]);
 * ```
 */
export class Embedding extends NeuralLayer {
  readonly type = "Embedding";
  readonly config: EmbeddingConfig;

  /** Places of the columns that are passed on. */
  readonly #others: readonly number[];
  #inputs!: Tensor;
  #outputs!: Tensor;
  #dInputs!: Tensor;

  /**
   * @param fanIn - Columns of the inputs, 1 to 2^24, as are `categories` and `size`.
   * @param columns - The columns of categories, one or more, none twice.
   * @throws TypeError, RangeError for sizes or columns that are not valid.
   */
  constructor(fanIn: number, columns: readonly EmbeddedColumn[]) {
    super();
    assertInteger("Embedding", "fanIn", fanIn, 1, MOST);
    this.config = { type: "Embedding", fanIn, columns: completeColumns(fanIn, columns) };
    const embedded = new Set(this.config.columns.map(({ column }) => column));
    this.#others = Array.from({ length: fanIn }, (_, column) => column).filter((column) => !embedded.has(column));
  }

  override describe(): string {
    const { fanIn, columns } = this.config;
    return `Embedding(${fanIn}, ${columns.map(({ categories, size }) => `${categories} x ${size}`).join(", ")})`;
  }

  override get fixedFanIn(): number {
    return this.config.fanIn;
  }

  override fanOutFor(fanIn: number): number {
    this.assertFanIn(this.config.fanIn, fanIn);
    return this.config.columns.reduce((sum, { size }) => sum + size, this.#others.length);
  }

  override get parameterSpecs(): readonly ParameterSpec[] {
    return this.config.columns.map(({ categories, size }, i) => {
      return { key: `${i}.weight`, kind: "weights", shape: [categories, size] };
    });
  }

  override initialize(): void {
    const { engine, parameters, seed, index } = this.binding;
    const use = streamUse(RandomUse.initialWeights, index);
    parameters.forEach(({ pointer, length }, i) => {
      engine.kernels.randomNormal(pointer, length, seedLow(seed), seedHigh(seed), use, i);
    });
  }

  protected override allocate(rows: number): void {
    this.#outputs = this.workspace(rows * this.binding.fanOut);
    this.#dInputs = this.workspace(rows * this.config.fanIn);
  }

  override assertInputs(who: string, inputs: Float32Array, rows: number): void {
    for (let r = 0; r < rows; r++) {
      this.config.columns.forEach((_, i) => {
        this.#categoryAt(inputs, r, i, who, "");
      });
    }
  }

  /**
   * @throws RangeError for a category that is none.
   * @internal
   */
  override forward(inputs: Tensor, rows: number): Tensor {
    this.#inputs = inputs;
    const [x, y] = [inputs.floats, this.#outputs.floats];
    const { fanIn, fanOut } = this.binding;
    for (let r = 0; r < rows; r++) {
      let at = r * fanOut;
      for (const column of this.#others) y[at++] = x[r * fanIn + column];
      at = r * fanOut + this.#others.length;
      this.#eachTable((table, i, { categories, size }) => {
        const category = this.#categoryAt(x, r, i);
        for (let k = 0; k < size; k++) y[at++] = table[k * categories + category];
      }, this.binding.parameters);
    }
    return this.#outputs;
  }

  override backward(dOutputs: Tensor, rows: number): Tensor {
    const [x, dx, dy] = [this.#inputs.floats, this.#dInputs.floats, dOutputs.floats];
    const { fanIn, fanOut } = this.binding;
    for (const { floats } of this.gradients) floats.fill(0);
    dx.fill(0, 0, rows * fanIn);
    for (let r = 0; r < rows; r++) {
      let at = r * fanOut;
      for (const column of this.#others) dx[r * fanIn + column] = dy[at++];
      this.#eachTable((table, i, { categories, size }) => {
        const category = this.#categoryAt(x, r, i);
        for (let k = 0; k < size; k++) table[k * categories + category] += dy[at++];
      }, this.gradients);
    }
    return this.#dInputs;
  }

  /** Tables are kept transposed, (size x categories), as all matrices of parameters. */
  #eachTable(visit: (table: Float32Array, i: number, column: EmbeddedColumn) => void, tables: readonly Tensor[]): void {
    this.config.columns.forEach((column, i) => {
      visit(tables[i].floats, i, column);
    });
  }

  #categoryAt(x: Float32Array, row: number, i: number, who = "Embedding", batch = " of the batch"): number {
    const { column, categories } = this.config.columns[i];
    const category = x[row * this.config.fanIn + column];
    if (Number.isInteger(category) && category >= 0 && category < categories) return category;
    throw rangeError(
      who,
      `inputs at row ${row}${batch}, column ${column} are ${category}`,
      `pass integers from 0 to ${categories - 1} there`,
    );
  }
}

function completeColumns(fanIn: number, columns: unknown): EmbeddedColumn[] {
  const who = "Embedding";
  if (!isArray(columns) || columns.length === 0) {
    throw typeError(
      who,
      `columns are ${show(columns)}`,
      "pass an array such as [{ column: 0, categories: 7, size: 2 }]",
    );
  }
  const table = defineOptions({
    column: [integer(0, fanIn - 1), REQUIRED],
    categories: [integer(1, MOST), REQUIRED],
    size: [integer(1, MOST), REQUIRED],
  } satisfies RowsFor<EmbeddedColumn>);
  const seen = new Set<number>();
  return mapEach<unknown, EmbeddedColumn>(columns, (given, i) => {
    const column = table.complete(`${who}: columns[${i}]`, given);
    if (!seen.has(column.column)) seen.add(column.column);
    else throw rangeError(who, `column ${column.column} is named twice in columns`, "name each column once");
    return column;
  });
}
