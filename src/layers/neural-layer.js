import { rangeError } from "../core/check";
import { StateError } from "../core/errors";
/**
 * A layer: it knows its shape, its parameters and its buffers, and calls the kernels that
 * compute it. All matrices are row-major, one sample a row: inputs (rows x fanIn), outputs
 * (rows x fanOut). Before a network takes it in, a layer is only a description.
 *
 * A new layer is a subclass in this folder, an entry in layer-config.ts and, if it needs one,
 * a kernel in assembly/layers.
 */
export class NeuralLayer {
  #binding;
  /** Rows that there is room for. */
  #rows = 0;
  #workspace = [];
  #gradients = [];
  /** The layer as it would be written in code, without what is default, for summaries. */
  describe() {
    return this.type;
  }
  /** Number of columns it takes, if the layer itself fixes it. */
  get fixedFanIn() {
    return undefined;
  }
  /** Number of columns it gives for `fanIn` columns; most layers give as many as they take. */
  fanOutFor(fanIn) {
    return fanIn;
  }
  /** Its parameters, in the order of their memory. */
  get parameterSpecs() {
    return [];
  }
  /** Its state that is not trained. */
  get bufferSpecs() {
    return [];
  }
  /** That state in memory, in the order of `bufferSpecs`. */
  get buffers() {
    return [];
  }
  /** @throws RangeError when a training batch of `rows` rows is too small. */
  assertTrainingRows(_who, _rows) {
    // One row is enough for most layers.
  }
  /** First values of the parameters and buffers. */
  initialize() {
    // Most layers have none.
  }
  /** A tensor that lasts until there must be room for more rows. */
  workspace(length) {
    const tensor = this.binding.scope.allocate(length);
    this.#workspace.push(tensor);
    return tensor;
  }
  /** Whether what `commit` would keep is finite. */
  canCommit() {
    return true;
  }
  /** Keeps what a training pass learned beside the gradients, once its step is known to be finite. */
  commit(_rows) {
    // Only batch statistics are kept so.
  }
  /** Takes the layer into a network. A layer belongs to one network, at one place. */
  attach(binding) {
    this.#binding = binding;
    this.initialize();
  }
  /** Undoes `attach`, for a network that could not be made. */
  detach() {
    this.#binding = undefined;
  }
  /** Whether a network has taken the layer in. */
  get isAttached() {
    return this.#binding !== undefined;
  }
  /** Makes room for passes of `rows` rows; nothing is allocated when there is room already. */
  reserve(rows) {
    if (rows <= this.#rows) return;
    for (const tensor of this.#workspace) this.binding.scope.free(tensor);
    this.#workspace = [];
    this.#rows = 0;
    this.allocate(rows);
    this.#rows = rows;
  }
  /** Where `backward` writes the gradients of the parameters. */
  set gradients(gradients) {
    this.#gradients = gradients;
  }
  get gradients() {
    return this.#gradients;
  }
  /** What the network gave the layer. */
  get binding() {
    if (this.#binding !== undefined) return this.#binding;
    throw new StateError(`${this.type}: the layer is in no network; pass it to new Network([...]).`);
  }
  /** @throws RangeError when the layer before gives another number of columns than this one takes. */
  assertFanIn(needed, got) {
    if (got === needed) return;
    throw rangeError(
      this.type,
      `the layer before gives ${got} columns, this one takes ${needed}`,
      "make the sizes meet",
    );
  }
}
