/** The one table of activations. It stands alone, so that the playground's page can read it without the library. */
import type { Initializer } from "../initializers";
import type { LayerConfig } from "../layer-config";

interface Activation {
  readonly layer: LayerConfig;
  /** Whether it passes on positive values and blocks or shrinks negative ones: such layers start from `"he"`. */
  readonly rectifies: boolean;
  /** How layers before it begin, where that is neither `"he"` nor `"xavier"`. */
  readonly initializer?: Initializer;
}

/** A name here can stand wherever an activation is asked for. */
export const ACTIVATIONS = {
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

/** Every name of an activation, for lists of choices. */
export const ACTIVATION_NAMES: readonly ActivationName[] = /* @__PURE__ */ Object.freeze([
  ...(Object.keys(ACTIVATIONS) as (keyof typeof ACTIVATIONS)[]),
  "none" as const,
]);

/** How layers before an activation begin. */
export function initializerFor(name: ActivationName): Initializer {
  if (name === "none") return "xavier";
  const { rectifies, initializer = rectifies ? "he" : "xavier" }: Activation = ACTIVATIONS[name];
  return initializer;
}
