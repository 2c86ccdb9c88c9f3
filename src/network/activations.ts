import { assertOneOf, isKeyed, show, typeError } from "../core/check";
import type { LayerConfig } from "../layers/layer-config";
import type { Initializer } from "../layers/initializers";

interface Activation {
  readonly layer: LayerConfig;
  /** Whether it passes on positive values and blocks or shrinks negative ones: such layers start from `"he"`. */
  readonly rectifies: boolean;
  /** How layers before it begin, where that is neither `"he"` nor `"xavier"`. */
  readonly initializer?: Initializer;
}

/** The one table of activations: a name here can stand wherever an activation is asked for. */
const ACTIVATIONS = {
  relu: { layer: { type: "ReLU" }, rectifies: true },
  leakyRelu: { layer: { type: "LeakyReLU", slope: 0.01 }, rectifies: true },
  sigmoid: { layer: { type: "Sigmoid" }, rectifies: false },
  tanh: { layer: { type: "Tanh" }, rectifies: false },
  // These come with the extras (src/extras).
  elu: { layer: { type: "ELU", alpha: 1 }, rectifies: true },
  selu: { layer: { type: "SELU" }, rectifies: false, initializer: "lecunNormal" },
  gelu: { layer: { type: "GELU", approximate: "none" }, rectifies: true },
  silu: { layer: { type: "SiLU" }, rectifies: true },
  mish: { layer: { type: "Mish" }, rectifies: true },
  softplus: { layer: { type: "Softplus" }, rectifies: true },
  hardSigmoid: { layer: { type: "HardSigmoid" }, rectifies: false },
  hardSwish: { layer: { type: "HardSwish" }, rectifies: true },
  prelu: { layer: { type: "PReLU", slope: 0.25 }, rectifies: true },
} as const satisfies Readonly<Record<string, Activation>>;

/** Activations by name; `"none"` is the identity. */
export type ActivationName = keyof typeof ACTIVATIONS | "none";

/** What may follow the last linear layer; `"none"` leaves logits or values. */
export type OutputActivationName = ActivationName | "softmax";

/** Every name of an activation, for lists of choices. */
export const ACTIVATION_NAMES: readonly ActivationName[] = /* @__PURE__ */ Object.freeze([
  ...(Object.keys(ACTIVATIONS) as (keyof typeof ACTIVATIONS)[]),
  "none" as const,
]);

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
  if (name === "none") return "xavier";
  const { rectifies, initializer = rectifies ? "he" : "xavier" }: Activation = ACTIVATIONS[name];
  return initializer;
}

/** The name of the activation that a layer is; undefined for other layers. @throws TypeError for what is no configuration. */
export function activationOfLayer(layer: LayerConfig): ActivationName | undefined {
  if (!isKeyed(layer)) throw typeError("activationOfLayer", `the layer is ${show(layer)}`, 'pass { type: "ReLU" }');
  const { type } = layer;
  return ACTIVATION_NAMES.find((name) => name !== "none" && ACTIVATIONS[name].layer.type === type);
}
