import { NeuralLayer } from "./neural-layer";
/** A layer that maps each element by itself and whose derivative can be had from its output. */
export class Elementwise extends NeuralLayer {
  #outputs;
  allocate(rows) {
    const { fanOut } = this.binding;
    this.#outputs = this.workspace(rows * fanOut);
  }
  forward(inputs, rows) {
    const { engine, fanOut } = this.binding;
    this.activate(engine.kernels, inputs.pointer, this.#outputs.pointer, rows * fanOut);
    return this.#outputs;
  }
  backward(dOutputs, rows) {
    const { engine, fanOut } = this.binding;
    const { pointer } = dOutputs;
    this.differentiate(engine.kernels, this.#outputs.pointer, pointer, pointer, rows * fanOut);
    return dOutputs;
  }
}
