import type { TrainerCore } from "./trainer-core";

/**
 * Remembers everything that a step changes.
 *
 * @returns A function that brings it back, to the bit.
 */
export function takeSnapshot({ stack, stepper }: TrainerCore): () => void {
  const { memories } = stepper;
  const counts = memories.map(({ count }) => count);
  const blocks = memories.map(({ block }) => block);
  const tensors = [stack.parameters, ...stepper.moments, ...blocks, ...stack.layers.flatMap(({ buffers }) => buffers)];
  const copies = tensors.map(({ floats }) => floats.slice());
  const { steps, passes, epoch, gradientNorm } = stepper;
  return () => {
    stack.version++;
    tensors.forEach((tensor, i) => {
      tensor.floats.set(copies[i]);
    });
    memories.forEach((memory, i) => {
      memory.count = counts[i];
      memory.settle();
    });
    Object.assign(stepper, { steps, passes, epoch, gradientNorm });
  };
}
