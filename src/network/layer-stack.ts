import { checkEach } from "../core/array-of";
import { isArray, isInstance } from "../core/kind";
import { assertInteger, rangeError, typeError, show } from "../core/check";
import { StateError } from "../core/errors";
import { largest } from "../core/extremes";
import { NeuralLayer, resultOf, type ForwardPass } from "../layers/neural-layer";
import type { Engine } from "../wasm/engine";
import type { Tensor } from "../wasm/tensor";
import { TensorScope } from "../wasm/tensor-scope";
import type { FrozenParameters } from "./frozen-parameters";
import { layoutParameters, type ParameterLayout } from "./parameter-layout";

/** Multiply-adds that an activation may cost. */
const WORK_OF_VALUE = 24;

/**
 * The working side of a network: its layers bound to memory, forward and backward passes
 * through them. `Network` is its face; trainers work on the stack itself.
 */
export class LayerStack {
  /** A list of its own: the caller may change the one given. */
  readonly layers: readonly NeuralLayer[];
  readonly scope: TensorScope;
  readonly layout: ParameterLayout;
  /** All parameters, in one block. */
  readonly parameters: Tensor;
  readonly fanIn: number;
  readonly fanOut: number;
  /** Changes whenever parameters, or a trainer's moments, are written. */
  version = 0;
  /** Whether a trainer's `fit` is under way; two at once would mix their steps. */
  isFitting = false;
  /** Parameters that training leaves as they are; undefined while there are none. */
  frozen: FrozenParameters | undefined;
  /** Whether it is within an epoch, where there is no state to go on from. */
  isWithinEpoch = false;

  /** Number of columns at each layer's inputs, and at the end. */
  readonly #widths: readonly number[];
  /** Outputs of each layer in the last forward pass. */
  readonly #outputs: Tensor[] = [];
  #gradients: Tensor | undefined;
  #inputs: Tensor | undefined;
  #rows = 0;

  readonly engine: Engine;
  /** What the longest call of a kernel costs for a row, in multiply-adds. */
  readonly workOfRow: number;

  /**
   * @param chooseEngine - Given the elements of the largest parameter.
   * @throws TypeError, RangeError, StateError before any layer is bound.
   */
  constructor(
    chooseEngine: (largestParameter: number) => Engine,
    layers: readonly NeuralLayer[],
    readonly seed: number,
  ) {
    this.#widths = widthsOf(layers);
    this.layers = [...layers];
    this.fanIn = this.#widths[0];
    this.fanOut = this.#widths[layers.length];
    this.layout = layoutParameters(layers);
    const largestParameter = largest([0, ...this.layout.slots.map(({ length }) => length)]);
    this.engine = chooseEngine(largestParameter);
    this.workOfRow = Math.max(largestParameter, WORK_OF_VALUE * largest(this.#widths));
    this.scope = new TensorScope(this.engine);
    try {
      this.parameters = this.scope.allocate(this.layout.length);
      this.#attachLayers();
    } catch (error) {
      this.scope.dispose();
      for (const layer of layers) layer.detach();
      throw error;
    }
  }

  #attachLayers(): void {
    const { engine, scope, seed } = this;
    this.layers.forEach((layer, index) => {
      Object.freeze(layer.config);
      const [fanIn, fanOut] = [this.#widths[index], this.#widths[index + 1]];
      layer.attach({ engine, scope, index, seed, fanIn, fanOut, parameters: this.#slicesOf(this.parameters, index) });
    });
  }

  #slicesOf(block: Tensor, layer: number): Tensor[] {
    return this.layout.slots
      .filter((slot) => slot.layer === layer)
      .map(({ offset, length }) => block.slice(offset, length));
  }

  /** The block of gradients, made at the first call. */
  get gradients(): Tensor {
    if (this.#gradients !== undefined) return this.#gradients;
    const block = this.scope.allocate(this.layout.length);
    this.layers.forEach((layer, index) => {
      layer.gradients = this.#slicesOf(block, index);
    });
    this.#gradients = block;
    return block;
  }

  /** Makes room for passes of `rows` rows. */
  reserve(rows: number): void {
    if (rows <= this.#rows) return;
    if (this.#inputs !== undefined) this.scope.free(this.#inputs);
    this.#inputs = undefined;
    this.#rows = 0;
    this.#inputs = this.scope.allocate(rows * this.fanIn);
    for (const layer of this.layers) layer.reserve(rows);
    this.#rows = rows;
  }

  /** Rows that there is room for. */
  get reservedRows(): number {
    return this.#rows;
  }

  /** Where `predict` puts its inputs, (reserved rows x fanIn); training has tensors of its own. */
  get inputs(): Tensor {
    if (this.#inputs !== undefined) return this.#inputs;
    throw new StateError("LayerStack: no rows are reserved; call reserve first.");
  }

  /** Outputs (rows x fanOut) for inputs (rows x fanIn), good until the next pass. */
  forward(inputs: Tensor, rows: number, pass: ForwardPass): Tensor {
    const { layers } = this;
    const outputs = this.#outputs;
    let values = inputs;
    for (let i = 0; i < layers.length; i++) {
      const layer = layers[i];
      values = resultOf(layer, "forward", layer.forward(values, rows, pass), rows * this.#widths[i + 1]);
      outputs[i] = values;
    }
    return values;
  }

  /** Outputs of each layer in the last forward pass, (rows x its fanOut), good until the next. */
  get outputs(): readonly Tensor[] {
    return this.#outputs;
  }

  /** Columns that each layer gives. */
  get fanOuts(): readonly number[] {
    return this.#widths.slice(1);
  }

  /**
   * Gradients of all parameters, from the gradient with respect to the outputs of the layers
   * before the last `skippedLayers`. Overwrites `dOutputs`.
   *
   * @returns The gradient with respect to the inputs, if that is needed.
   */
  backward(dOutputs: Tensor, rows: number, skippedLayers: number, needsInputs = false): Tensor {
    const lowest = needsInputs ? 0 : (this.layout.slots.at(0)?.layer ?? this.layers.length);
    let gradient = dOutputs;
    for (let i = this.layers.length - 1 - skippedLayers; i >= lowest; i--) {
      const layer = this.layers[i];
      const isNeeded = needsInputs || i > lowest;
      const result = layer.backward(gradient, rows, isNeeded);
      gradient = isNeeded ? resultOf(layer, "backward", result, rows * this.#widths[i]) : result;
    }
    return gradient;
  }

  /** Lets layers keep the statistics of the last training pass. */
  commit(rows: number): void {
    for (const layer of this.layers) layer.commit(rows);
  }

  /** @throws RangeError if a training batch of `rows` rows is too small for a layer. */
  assertTrainingRows(who: string, rows: number): void {
    for (const layer of this.layers) layer.assertTrainingRows(who, rows);
  }

  /** First layer whose batch statistics are not finite, as `"1 (BatchNorm1d)"`. */
  firstBrokenStatistics(): string | undefined {
    const index = this.layers.findIndex((layer) => !layer.canCommit());
    return index < 0 ? undefined : this.#nameOf(index);
  }

  #nameOf(index: number): string {
    return `${index} (${this.layers[index].type})`;
  }

  /** First layer whose parameters or outputs in the last pass are not all finite, as `"2 (Linear)"`. */
  firstBrokenLayer(rows: number): string | undefined {
    const { kernels } = this.engine;
    const isBroken = (tensor: Tensor, n: number) => kernels.firstNonFinite(tensor.pointer, n) >= 0;
    const index = this.layers.findIndex(
      (_, i) =>
        this.#slicesOf(this.parameters, i).some((slice) => isBroken(slice, slice.length)) ||
        isBroken(this.#outputs[i], rows * this.#widths[i + 1]),
    );
    return index < 0 ? undefined : this.#nameOf(index);
  }
}

/** Columns at the inputs of each layer and at the outputs of the last. */
function widthsOf(layers: readonly NeuralLayer[]): number[] {
  assertLayers(layers);
  const first = layers.find((layer) => layer.fixedFanIn !== undefined);
  if (first?.fixedFanIn === undefined) {
    throw rangeError(
      "Network",
      "no layer says how many columns the inputs have",
      "begin with a Linear or BatchNorm layer",
    );
  }
  assertInteger("Network", "fanIn", first.fixedFanIn, 1);
  const widths = [first.fixedFanIn];
  layers.forEach((layer, i) => {
    try {
      widths.push(layer.fanOutFor(widths[i]));
    } catch (error) {
      throw error instanceof RangeError ? new RangeError(`Network: layer ${i}: ${error.message}`) : error;
    }
    assertInteger("Network", `the width of layer ${i}`, widths[i + 1], 1);
  });
  return widths;
}

function assertLayers(layers: readonly NeuralLayer[]): void {
  if (!isArray(layers)) throw typeError("Network", `layers are ${show(layers)}`, "pass an array of layers");
  if (layers.length === 0) throw rangeError("Network", "layers are empty", "pass at least one layer");
  const seen = new Set<NeuralLayer>();
  checkEach<unknown>(layers, (layer, i) => {
    if (!isInstance(layer, NeuralLayer)) {
      throw typeError("Network", `layer ${i} is ${show(layer)}`, "pass layers such as new Linear(2, 3)");
    }
    for (const one of layer.withInner) {
      if (one.isAttached || seen.has(one)) {
        throw new StateError(
          `Network: layer ${i} (${one.type}) is in a network already; make a new layer for each place.`,
        );
      }
      seen.add(one);
    }
  });
}
