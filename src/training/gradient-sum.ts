import type { LayerStack } from "../network/layer-stack";
import type { Tensor } from "../wasm/tensor";
import type { TensorScope } from "../wasm/tensor-scope";

/** Gradients of several batches, added up until one update takes them all. */
export class GradientSum {
  /** Terms of the loss that the sum has. */
  terms = 0;
  readonly block: Tensor;

  constructor(
    private readonly stack: LayerStack,
    scope: TensorScope,
  ) {
    this.block = scope.allocate(stack.layout.length);
  }

  /** Adds the gradients of the last backward pass. */
  add(terms: number): void {
    const { engine, gradients, layout } = this.stack;
    // A descent of rate -1 is a sum.
    engine.kernels.sgdStep(this.block.pointer, gradients.pointer, layout.length, -1, 0, 1);
    this.terms += terms;
  }

  clear(): void {
    this.block.floats.fill(0);
    this.terms = 0;
  }
}
