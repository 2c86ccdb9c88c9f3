import { isArray, isInstance, isObject } from "../../core/kind";
import { largest } from "../../core/extremes";
import { rangeError, show, typeError } from "../../core/check";
import { StateError } from "../../core/errors";
import { extraKernelsOf } from "../../wasm/extra-kernels";
import type { Tensor } from "../../wasm/tensor";
import {
  NeuralLayer,
  resultOf,
  type BufferSpec,
  type ForwardPass,
  type LayerBinding,
  type ParameterSpec,
} from "../neural-layer";

/** Places of layers inside others, for their random numbers: above those of layers in a network. */
const INNER_PLACES = 32768;
const INNER_LAYERS = 128;

/** Chains within chains at most: each call goes down through all of them. */
const MOST_NESTED = 32;

function tooDeep(): RangeError {
  return rangeError(
    "Residual",
    `chains are within one another more than ${MOST_NESTED} deep`,
    "put layers side by side",
  );
}

/** Checks how deep the chains of a configuration are, before any layer is made. */
export function assertDepth(layers: readonly unknown[]): void {
  let level = new Set<unknown>(layers);
  for (let depth = 1; level.size > 0; depth++) {
    if (depth > MOST_NESTED) throw tooDeep();
    const below = new Set<unknown>();
    for (const layer of level) {
      if (isObject(layer) && isArray(layer.layers)) for (const inner of layer.layers) below.add(inner);
    }
    level = below;
  }
}

/**
 * A chain of layers whose outputs are added to its inputs: `y = x + chain(x)`. In a state dict the
 * parameters of layer i of the chain are `"<place>.<i>.weight"`. Source: He et al. (2016), eq. 1.
 *
 * @example
 * ```ts
 * new Network([new Linear(2, 32), new Residual([new Linear(32, 32), new ReLU(), new Linear(32, 32)]), new Linear(32, 1)]);
 * ```
 */
export class Residual extends NeuralLayer {
  readonly type = "Residual";
  /** How many are within one another, this one included. */
  readonly #depth: number;

  #copy!: Tensor;
  #outputs!: Tensor;
  /** Columns at the inputs of each layer and at the outputs of the last. */
  #columns!: readonly number[];

  /**
   * @param layers - At least one, none of them in a network or used twice; the last gives as many columns as the first takes.
   * @throws TypeError, RangeError, StateError for layers that are not valid; the sizes are checked when a network takes it in.
   */
  constructor(private readonly layers: readonly NeuralLayer[]) {
    super();
    assertChain(layers);
    this.layers = [...layers];
    this.#depth = 1 + largest([0, ...layers.map((layer) => (layer instanceof Residual ? layer.#depth : 0))]);
    if (this.#depth > MOST_NESTED) throw tooDeep();
  }

  get config(): {
    /** Name of the class, by which a network's configuration finds it again. */
    readonly type: "Residual";
    /** Configurations of the layers inside, from the inputs to the sum. */
    readonly layers: readonly {
      /** Name of the inner layer's class. */
      readonly type: string;
    }[];
  } {
    return { type: "Residual", layers: this.layers.map(({ config }) => config) };
  }

  override describe(): string {
    return `Residual(${this.layers.map((layer) => layer.describe()).join(", ")})`;
  }

  override get fixedFanIn(): number | undefined {
    return this.layers.find((layer) => layer.fixedFanIn !== undefined)?.fixedFanIn;
  }

  override get withInner(): readonly NeuralLayer[] {
    return [this, ...this.layers.flatMap(({ withInner }) => withInner)];
  }

  /** Columns at the inputs of each layer and at the outputs of the last. */
  #widths(fanIn: number): number[] {
    const widths = [fanIn];
    for (const layer of this.layers) widths.push(layer.fanOutFor(widths[widths.length - 1]));
    return widths;
  }

  override fanOutFor(fanIn: number): number {
    const fanOut = this.#widths(fanIn)[this.layers.length];
    if (fanOut === fanIn) return fanIn;
    throw rangeError("Residual", `its layers make ${fanOut} columns of ${fanIn}`, "make the sizes meet");
  }

  override get parameterSpecs(): readonly ParameterSpec[] {
    return this.layers.flatMap((layer, i) =>
      layer.parameterSpecs.map((spec) => ({ ...spec, key: `${i}.${spec.key}` })),
    );
  }

  override get bufferSpecs(): readonly BufferSpec[] {
    return this.layers.flatMap((layer, i) => layer.bufferSpecs.map((spec) => ({ ...spec, key: `${i}.${spec.key}` })));
  }

  override get buffers(): readonly Tensor[] {
    return this.layers.flatMap(({ buffers }) => buffers);
  }

  /** The tensors of each layer, from those of all. */
  #shared(tensors: readonly Tensor[]): (readonly Tensor[])[] {
    let first = 0;
    return this.layers.map(({ parameterSpecs }) => tensors.slice(first, (first += parameterSpecs.length)));
  }

  override attach(binding: LayerBinding): void {
    super.attach(binding);
    const widths = this.#widths(binding.fanIn);
    this.#columns = widths;
    const parameters = this.#shared(binding.parameters);
    this.layers.forEach((layer, i) => {
      Object.freeze(layer.config);
      const place = INNER_LAYERS * (binding.index % (INNER_PLACES / INNER_LAYERS)) + (i % INNER_LAYERS);
      const [fanIn, fanOut] = [widths[i], widths[i + 1]];
      layer.attach({ ...binding, index: INNER_PLACES + place, fanIn, fanOut, parameters: parameters[i] });
    });
  }

  override detach(): void {
    super.detach();
    for (const layer of this.layers) layer.detach();
  }

  override set gradients(gradients: readonly Tensor[]) {
    const shares = this.#shared(gradients);
    this.layers.forEach((layer, i) => (layer.gradients = shares[i]));
  }

  override get gradients(): readonly Tensor[] {
    return this.layers.flatMap(({ gradients }) => gradients);
  }

  override assertInputs(who: string, inputs: Float32Array, rows: number): void {
    this.layers[0].assertInputs(who, inputs, rows);
  }

  override assertTrainingRows(who: string, rows: number): void {
    for (const layer of this.layers) layer.assertTrainingRows(who, rows);
  }

  protected override allocate(rows: number): void {
    const { fanOut } = this.binding;
    this.#copy = this.workspace(rows * fanOut);
    this.#outputs = this.workspace(rows * fanOut);
    for (const layer of this.layers) layer.reserve(rows);
  }

  override forward(inputs: Tensor, rows: number, pass: ForwardPass): Tensor {
    let values = inputs;
    this.layers.forEach((layer, i) => {
      values = resultOf(layer, "forward", layer.forward(values, rows, pass), rows * this.#columns[i + 1]);
    });
    this.#add(inputs, values, this.#outputs, rows);
    return this.#outputs;
  }

  override backward(dOutputs: Tensor, rows: number, needsInputGradient: boolean): Tensor {
    const n = rows * this.binding.fanOut;
    this.#copy.floats.set(dOutputs.floats.subarray(0, n));
    let gradient = this.#copy;
    for (let i = this.layers.length - 1; i >= 0; i--) {
      const layer = this.layers[i];
      const isNeeded = i > 0 || needsInputGradient;
      const result = layer.backward(gradient, rows, isNeeded);
      gradient = isNeeded ? resultOf(layer, "backward", result, rows * this.#columns[i]) : result;
    }
    if (needsInputGradient) this.#add(dOutputs, gradient, dOutputs, rows);
    return dOutputs;
  }

  #add(x: Tensor, z: Tensor, out: Tensor, rows: number): void {
    const { engine, fanOut } = this.binding;
    extraKernelsOf(engine.kernels).addScaled(x.pointer, z.pointer, out.pointer, rows * fanOut, 1);
  }

  override canCommit(): boolean {
    return this.layers.every((layer) => layer.canCommit());
  }

  override commit(rows: number): void {
    for (const layer of this.layers) layer.commit(rows);
  }
}

function assertChain(layers: unknown): void {
  if (!isArray(layers)) throw typeError("Residual", `layers are ${show(layers)}`, "pass an array of layers");
  if (layers.length === 0) throw rangeError("Residual", "layers are empty", "pass at least one layer");
  const seen = new Set<NeuralLayer>();
  for (let i = 0; i < layers.length; i++) {
    const layer: unknown = layers[i];
    if (!isInstance(layer, NeuralLayer)) {
      throw typeError("Residual", `layer ${i} is ${show(layer)}`, "pass layers such as new Linear(3, 3)");
    }
    for (const one of layer.withInner) {
      if (one.isAttached || seen.has(one)) {
        throw new StateError(`Residual: layer ${i} (${one.type}) is in use already; make a new layer for each place.`);
      }
      seen.add(one);
    }
  }
}
