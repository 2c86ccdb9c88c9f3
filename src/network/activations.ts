import { assertOneOf, isKeyed, show, typeError } from "../core/check";
import { ACTIVATION_NAMES, ACTIVATIONS, initializerFor, type ActivationName } from "../layers/activation-table/index";
import type { Initializer } from "../layers/initializers";
import type { LayerConfig } from "../layers/layer-config";

export { ACTIVATION_NAMES, type ActivationName };

/** What may follow the last linear layer; `"none"` leaves logits or values. */
export type OutputActivationName = ActivationName | "softmax";

/** Every name of an output activation. */
export const OUTPUT_ACTIVATION_NAMES: readonly OutputActivationName[] = /* @__PURE__ */ Object.freeze([
  ...ACTIVATION_NAMES,
  "softmax" as const,
]);

/**
 * The layers of an activation: one, or none for `"none"`.
 *
 * @throws TypeError, RangeError for what is no name of an activation.
 */
export function activationLayers(name: OutputActivationName): LayerConfig[] {
  assertOneOf("activationLayers", "name", name, OUTPUT_ACTIVATION_NAMES);
  if (name === "none") return [];
  return [name === "softmax" ? { type: "Softmax" } : { ...ACTIVATIONS[name].layer }];
}

/**
 * How layers before an activation begin: `"he"` before a rectifier (He et al., 2015), `"lecunNormal"` before SELU, else `"xavier"`.
 *
 * @throws TypeError, RangeError for what is no name of an activation.
 */
export function initializerBefore(name: ActivationName): Initializer {
  assertOneOf("initializerBefore", "name", name, ACTIVATION_NAMES);
  return initializerFor(name);
}

/** The name of the activation that a layer is; undefined for other layers. @throws TypeError for what is no configuration. */
export function activationOfLayer(layer: LayerConfig): ActivationName | undefined {
  if (!isKeyed(layer)) throw typeError("activationOfLayer", `the layer is ${show(layer)}`, 'pass { type: "ReLU" }');
  const { type } = layer;
  return ACTIVATION_NAMES.find((name) => name !== "none" && ACTIVATIONS[name].layer.type === type);
}
