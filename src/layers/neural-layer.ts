import type { Engine } from "../wasm/engine";
import type { Tensor } from "../wasm/tensor";
import type { TensorScope } from "../wasm/tensor-scope";
import { rangeError } from "../core/check";
import { StateError } from "../core/errors";

/** A trained tensor of a layer. */
export interface ParameterSpec {
  /** Its name in a state dict. */
  readonly key: string;
  /** What it counts as in `norms`. */
  readonly kind: "weights" | "biases";
  /** Its shape in a state dict. A matrix is kept transposed in memory: (fanIn x fanOut) for [fanOut, fanIn]. */
  readonly shape: readonly number[];
}

/** A tensor that is part of a layer's state and not trained. */
export interface BufferSpec {
  /** Its name in a state dict. */
  readonly key: string;
  readonly shape: readonly number[];
  /** Whether it is a mean of squares, never negative. */
  readonly isSquare?: boolean;
}

/** What a network gives a layer when it takes it in. */
export interface LayerBinding {
  readonly engine: Engine;
  /** Memory of the network: whatever the layer allocates here goes when the network goes. */
  readonly scope: TensorScope;
  /** Place of the layer in its network, from 0. */
  readonly index: number;
  readonly seed: number;
  readonly fanIn: number;
  readonly fanOut: number;
  /** The layer's parts of the parameter block, in the order of `parameterSpecs`. */
  readonly parameters: readonly Tensor[];
}

/** What a forward pass is for. */
export interface ForwardPass {
  /** Training mode: dropout drops, batch statistics are used. */
  readonly training: boolean;
  /** Number of the update this pass belongs to; it fixes the dropout mask. */
  readonly step: number;
}

/**
 * A layer: it knows its shape, its parameters and its buffers, and calls the kernels that
 * compute it. All matrices are row-major, one sample a row: inputs (rows x fanIn), outputs
 * (rows x fanOut). Before a network takes it in, a layer is only a description.
 *
 * A new layer is a subclass in this folder, an entry in layer-config.ts and, if it needs one,
 * a kernel in assembly/layers.
 */
export abstract class NeuralLayer {
  /** Name of the class, as in a network's configuration. */
  abstract readonly type: string;
  /** Plain JSON from which the layer can be made again. */
  abstract readonly config: {
    /** Name of the class, by which a network's configuration finds it again. */
    readonly type: string;
  };

  #binding: LayerBinding | undefined;
  /** Rows that there is room for. */
  #rows = 0;
  #workspace: Tensor[] = [];
  #gradients: readonly Tensor[] = [];

  /** The layer as it would be written in code, without what is default, for summaries. */
  describe(): string {
    return this.type;
  }

  /** Number of columns it takes, if the layer itself fixes it. */
  get fixedFanIn(): number | undefined {
    return undefined;
  }

  /** Number of columns it gives for `fanIn` columns; most layers give as many as they take. */
  fanOutFor(fanIn: number): number {
    return fanIn;
  }

  /**
   * This layer and those inside it.
   *
   * @internal
   */
  get withInner(): readonly NeuralLayer[] {
    return [this];
  }

  /**
   * Its parameters, in the order of their memory.
   *
   * @internal
   */
  get parameterSpecs(): readonly ParameterSpec[] {
    return [];
  }

  /**
   * Its state that is not trained.
   *
   * @internal
   */
  get bufferSpecs(): readonly BufferSpec[] {
    return [];
  }

  /**
   * That state in memory, in the order of `bufferSpecs`.
   *
   * @internal
   */
  get buffers(): readonly Tensor[] {
    return [];
  }

  /** @throws RangeError when a training batch of `rows` rows is too small. */
  assertTrainingRows(_who: string, _rows: number): void {
    // One row is enough for most layers.
  }

  /**
   * Outputs of the last forward pass: (rows x fanOut), overwritten by the next.
   *
   * @internal
   */
  abstract forward(inputs: Tensor, rows: number, pass: ForwardPass): Tensor;

  /**
   * Gradients of the loss with respect to the parameters, into `gradients`, and to the
   * inputs, returned, for the last forward pass. `dOutputs` may be overwritten and returned.
   * Without `needsInputGradient` what is returned is undefined.
   *
   * @internal
   */
  abstract backward(dOutputs: Tensor, rows: number, needsInputGradient: boolean): Tensor;

  /** First values of the parameters and buffers. */
  initialize(): void {
    // Most layers have none.
  }

  /** Takes what passes of up to `rows` rows need, by `workspace`. */
  protected allocate(_rows: number): void {
    // A layer may do with the tensors that it is given.
  }

  /** A tensor that lasts until there must be room for more rows. */
  protected workspace(length: number): Tensor {
    const tensor = this.binding.scope.allocate(length);
    this.#workspace.push(tensor);
    return tensor;
  }

  /** Whether what `commit` would keep is finite. */
  canCommit(): boolean {
    return true;
  }

  /** @throws RangeError for numbers of inputs (rows x fanIn) that the layer cannot take, before any is trained on. */
  assertInputs(_who: string, _inputs: Float32Array, _rows: number): void {
    // Most layers take all.
  }

  /** Keeps what a training pass learned beside the gradients, once its step is known to be finite. */
  commit(_rows: number): void {
    // Only batch statistics are kept so.
  }

  /**
   * Takes the layer into a network. A layer belongs to one network, at one place.
   *
   * @internal
   */
  attach(binding: LayerBinding): void {
    this.#binding = binding;
    this.initialize();
  }

  /** Undoes `attach`, for a network that could not be made. */
  detach(): void {
    this.#binding = undefined;
  }

  /** Whether a network has taken the layer in. */
  get isAttached(): boolean {
    return this.#binding !== undefined;
  }

  /** Makes room for passes of `rows` rows; nothing is allocated when there is room already. */
  reserve(rows: number): void {
    if (rows <= this.#rows) return;
    for (const tensor of this.#workspace) this.binding.scope.free(tensor);
    this.#workspace = [];
    this.#rows = 0;
    this.allocate(rows);
    this.#rows = rows;
  }

  /** Where `backward` writes the gradients of the parameters. */
  set gradients(gradients: readonly Tensor[]) {
    this.#gradients = gradients;
  }

  /**
   * Gradients of the parameters, in their order.
   *
   * @internal
   */
  get gradients(): readonly Tensor[] {
    return this.#gradients;
  }

  /** What the network gave the layer. */
  protected get binding(): LayerBinding {
    if (this.#binding !== undefined) return this.#binding;
    throw new StateError(`${this.type}: the layer is in no network; pass it to new Network([...]).`);
  }

  /** @throws RangeError when the layer before gives another number of columns than this one takes. */
  protected assertFanIn(needed: number, got: number): void {
    if (got === needed) return;
    throw rangeError(
      this.type,
      `the layer before gives ${got} columns, this one takes ${needed}`,
      "make the sizes meet",
    );
  }
}

/** Checks what a layer of one's own has returned; the extras set it. */
export let resultOf = (_layer: NeuralLayer, _member: "forward" | "backward", result: Tensor, _length: number): Tensor =>
  result;

/** Has what layers return checked. */
export function registerResultCheck(check: typeof resultOf): void {
  resultOf = check;
}
