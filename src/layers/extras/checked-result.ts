import { show, typeError } from "../../core/check";
import { ignoreRejection } from "../../core/thenable";
import type { Tensor } from "../../wasm/tensor";
import type { NeuralLayer } from "../neural-layer";

/**
 * What a layer has returned, if it has `length` numbers or more: a layer of one's own may return anything.
 *
 * @throws TypeError for what is no such tensor.
 */
export function checkedResult(
  layer: NeuralLayer,
  member: "forward" | "backward",
  result: Tensor | undefined,
  length: number,
): Tensor {
  if (result && result.pointer > 0 && result.length >= length) return result;
  ignoreRejection(result);
  throw typeError(layer.type, `${member} returned ${show(result)}`, `return a tensor of ${length} numbers`);
}
