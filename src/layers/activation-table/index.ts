/** The one table of activations. It stands alone, so that the playground's page can read it without the library. */
import type { Initializer } from "../initializers";
import type { LayerConfig } from "../layer-config";

interface Activation {
  readonly layer: LayerConfig;
  /**
   * How layers before it begin: `"he"` where it passes on positive values and blocks or shrinks negative ones (He et al.,
   * 2015). Default `"xavier"`.
   */
  readonly initializer?: Initializer;
}

/** A name here can stand wherever an activation is asked for. */
export const ACTIVATIONS = {
  relu: { layer: { type: "ReLU" }, initializer: "he" },
  leakyRelu: { layer: { type: "LeakyReLU", slope: 0.01 }, initializer: "he" },
  sigmoid: { layer: { type: "Sigmoid" } },
  tanh: { layer: { type: "Tanh" } },
  // These come with the extras (src/extras).
  elu: { layer: { type: "ELU", alpha: 1 }, initializer: "he" },
  selu: { layer: { type: "SELU" }, initializer: "lecunNormal" },
  gelu: { layer: { type: "GELU", approximate: "none" }, initializer: "he" },
  silu: { layer: { type: "SiLU" }, initializer: "he" },
  mish: { layer: { type: "Mish" }, initializer: "he" },
  softplus: { layer: { type: "Softplus" }, initializer: "he" },
  hardSigmoid: { layer: { type: "HardSigmoid" } },
  hardSwish: { layer: { type: "HardSwish" }, initializer: "he" },
  prelu: { layer: { type: "PReLU", slope: 0.25 }, initializer: "he" },
} as const satisfies Readonly<Record<string, Activation>>;

/** Activations by name; `"none"` is the identity. */
export type ActivationName = keyof typeof ACTIVATIONS | "none";

/** Every name of an activation, for lists of choices. */
export const ACTIVATION_NAMES: readonly ActivationName[] = /* @__PURE__ */ Object.freeze([
  ...(Object.keys(ACTIVATIONS) as (keyof typeof ACTIVATIONS)[]),
  "none" as const,
]);

/** How layers before an activation begin. */
export function initializerFor(name: ActivationName): Initializer {
  const known: Readonly<Record<string, Activation>> = ACTIVATIONS;
  return known[name]?.initializer ?? "xavier";
}
