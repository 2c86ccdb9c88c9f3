import { assertInteger } from "../../core/check";
import { extraKernelsOf, type ExtraKernels } from "../../wasm/extra-kernels";
import type { Tensor } from "../../wasm/tensor";
import { NeuralLayer, type ParameterSpec } from "../neural-layer";

/** Normalization of each row by its own values: what `LayerNorm` and `RMSNorm` share. */
export abstract class RowNorm extends NeuralLayer {
  #inputs!: Tensor;
  #outputs!: Tensor;
  #means!: Tensor;
  #inverses!: Tensor;
  #gamma!: Tensor;
  #beta!: Tensor;
  /** Where gradients go that belong to no parameter. */
  #unused!: Tensor;
  #kernels!: ExtraKernels;

  protected constructor(
    who: string,
    private readonly features: number,
    private readonly epsilon: number,
    /** Whether the mean is taken away. */
    private readonly centered: boolean,
    /** The trained values of a feature: a factor, and a term. */
    private readonly trained: readonly ("weight" | "bias")[],
  ) {
    super();
    assertInteger(who, "features", features, 1);
  }

  override get fixedFanIn(): number {
    return this.features;
  }

  override fanOutFor(fanIn: number): number {
    this.assertFanIn(this.features, fanIn);
    return fanIn;
  }

  override get parameterSpecs(): readonly ParameterSpec[] {
    return this.trained.map((key) => ({
      key,
      kind: key === "weight" ? "weights" : "biases",
      shape: [this.features],
    }));
  }

  override initialize(): void {
    const { engine, scope, parameters } = this.binding;
    this.#kernels = extraKernelsOf(engine.kernels);
    this.#gamma = parameters.at(0) ?? scope.allocate(this.features);
    this.#beta = parameters.at(1) ?? scope.allocate(this.features);
    this.#unused = scope.allocate(this.features);
    this.#gamma.floats.fill(1);
    this.#beta.floats.fill(0);
  }

  protected override allocate(rows: number): void {
    this.#outputs = this.workspace(rows * this.features);
    this.#means = this.workspace(rows);
    this.#inverses = this.workspace(rows);
  }

  override forward(inputs: Tensor, rows: number): Tensor {
    this.#inputs = inputs;
    this.#kernels.rowNormForward(
      inputs.pointer,
      this.#outputs.pointer,
      rows,
      this.features,
      Number(this.centered),
      this.epsilon,
      this.#gamma.pointer,
      this.#beta.pointer,
      this.#means.pointer,
      this.#inverses.pointer,
    );
    return this.#outputs;
  }

  override backward(dOutputs: Tensor, rows: number, needsInputGradient: boolean): Tensor {
    const [x, dy] = [this.#inputs.pointer, dOutputs.pointer];
    const [means, inverses] = [this.#means.pointer, this.#inverses.pointer];
    const [dGamma = this.#unused, dBeta = this.#unused] = this.gradients;
    if (this.trained.length > 0) {
      this.#kernels.rowNormParameterGradients(
        ...([x, dy, rows, this.features, this.features, means, inverses, dGamma.pointer, dBeta.pointer] as const),
      );
    }
    if (needsInputGradient) {
      const gamma = this.#gamma.pointer;
      this.#kernels.rowNormInputGradients(
        ...([x, dy, dy, rows, this.features, Number(this.centered), gamma, means, inverses] as const),
      );
    }
    return dOutputs;
  }
}
