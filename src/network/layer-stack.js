import { assertInteger, rangeError, typeError, show } from "../core/check";
import { StateError } from "../core/errors";
import { NeuralLayer } from "../layers/neural-layer";
import { TensorScope } from "../wasm/tensor-scope";
import { layoutParameters } from "./parameter-layout";
/**
 * The working side of a network: its layers bound to memory, forward and backward passes
 * through them. `Network` is its face; trainers work on the stack itself.
 */
export class LayerStack {
  engine;
  layers;
  seed;
  scope;
  layout;
  /** All parameters, in one block. */
  parameters;
  fanIn;
  fanOut;
  /** Whether a trainer's `fit` is under way; two at once would mix their steps. */
  isFitting = false;
  /** Number of columns at each layer's inputs, and at the end. */
  #widths;
  /** Outputs of each layer in the last forward pass. */
  #outputs = [];
  #gradients;
  #inputs;
  #rows = 0;
  /** @throws TypeError, RangeError, StateError before any layer is bound. */
  constructor(engine, layers, seed) {
    this.engine = engine;
    this.layers = layers;
    this.seed = seed;
    this.#widths = widthsOf(layers);
    this.fanIn = this.#widths[0];
    this.fanOut = this.#widths[layers.length];
    this.layout = layoutParameters(layers);
    this.scope = new TensorScope(engine);
    try {
      this.parameters = this.scope.allocate(this.layout.length);
      this.#attachLayers();
    } catch (error) {
      this.scope.dispose();
      for (const layer of layers) layer.detach();
      throw error;
    }
  }
  #attachLayers() {
    const { engine, scope, seed } = this;
    this.layers.forEach((layer, index) => {
      const [fanIn, fanOut] = [this.#widths[index], this.#widths[index + 1]];
      layer.attach({ engine, scope, index, seed, fanIn, fanOut, parameters: this.#slicesOf(this.parameters, index) });
    });
  }
  #slicesOf(block, layer) {
    return this.layout.slots
      .filter((slot) => slot.layer === layer)
      .map(({ offset, length }) => block.slice(offset, length));
  }
  /** The block of gradients, made at the first call. */
  get gradients() {
    if (this.#gradients !== undefined) return this.#gradients;
    const block = this.scope.allocate(this.layout.length);
    this.layers.forEach((layer, index) => {
      layer.gradients = this.#slicesOf(block, index);
    });
    this.#gradients = block;
    return block;
  }
  /** Makes room for passes of `rows` rows. */
  reserve(rows) {
    if (rows <= this.#rows) return;
    if (this.#inputs !== undefined) this.scope.free(this.#inputs);
    this.#inputs = undefined;
    this.#rows = 0;
    this.#inputs = this.scope.allocate(rows * this.fanIn);
    for (const layer of this.layers) layer.reserve(rows);
    this.#rows = rows;
  }
  /** Rows that there is room for. */
  get reservedRows() {
    return this.#rows;
  }
  /** Where the inputs of a pass are put, (reserved rows x fanIn). */
  get inputs() {
    if (this.#inputs !== undefined) return this.#inputs;
    throw new StateError("LayerStack: no rows are reserved; call reserve first.");
  }
  /** Outputs (rows x fanOut) for inputs (rows x fanIn), good until the next pass. */
  forward(inputs, rows, pass) {
    let values = inputs;
    for (let i = 0; i < this.layers.length; i++) {
      values = this.layers[i].forward(values, rows, pass);
      this.#outputs[i] = values;
    }
    return values;
  }
  /**
   * Gradients of all parameters, from the gradient with respect to the outputs of the layers
   * before the last `skippedLayers`. Overwrites `dOutputs`.
   */
  backward(dOutputs, rows, skippedLayers) {
    const lowest = this.layout.slots.length > 0 ? this.layout.slots[0].layer : this.layers.length;
    let gradient = dOutputs;
    for (let i = this.layers.length - 1 - skippedLayers; i >= lowest; i--) {
      gradient = this.layers[i].backward(gradient, rows, i > lowest);
    }
  }
  /** Lets layers keep the statistics of the last training pass. */
  commit(rows) {
    for (const layer of this.layers) layer.commit(rows);
  }
  /** @throws RangeError if a training batch of `rows` rows is too small for a layer. */
  assertTrainingRows(who, rows) {
    for (const layer of this.layers) layer.assertTrainingRows(who, rows);
  }
  /** First layer whose batch statistics are not finite, as `"1 (BatchNorm1d)"`. */
  firstBrokenStatistics() {
    const index = this.layers.findIndex((layer) => !layer.canCommit());
    return index < 0 ? undefined : this.#nameOf(index);
  }
  #nameOf(index) {
    return `${index} (${this.layers[index].type})`;
  }
  /** First layer whose parameters or outputs in the last pass are not all finite, as `"2 (Linear)"`. */
  firstBrokenLayer(rows) {
    const { kernels } = this.engine;
    const isBroken = (tensor, n) => kernels.firstNonFinite(tensor.pointer, n) >= 0;
    const index = this.layers.findIndex(
      (_, i) =>
        this.#slicesOf(this.parameters, i).some((slice) => isBroken(slice, slice.length)) ||
        isBroken(this.#outputs[i], rows * this.#widths[i + 1]),
    );
    return index < 0 ? undefined : this.#nameOf(index);
  }
}
/** Columns at the inputs of each layer and at the outputs of the last. */
function widthsOf(layers) {
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
  });
  return widths;
}
function assertLayers(layers) {
  if (!Array.isArray(layers)) throw typeError("Network", `layers are ${show(layers)}`, "pass an array of layers");
  if (layers.length === 0) throw rangeError("Network", "layers are empty", "pass at least one layer");
  const seen = new Set();
  layers.forEach((layer, i) => {
    if (!(layer instanceof NeuralLayer)) {
      throw typeError("Network", `layer ${i} is ${show(layer)}`, "pass layers such as new Linear(2, 3)");
    }
    if (layer.isAttached || seen.has(layer)) {
      throw new StateError(
        `Network: layer ${i} (${layer.type}) is in a network already; make a new layer for each place.`,
      );
    }
    seen.add(layer);
  });
}
