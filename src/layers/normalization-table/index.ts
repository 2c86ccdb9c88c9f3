/** The one table of normalizations. It stands alone, so that the playground's page can read it without the library. */
import type { LayerConfig } from "../layer-config";

/** How hidden layers may be normalized. */
export type Normalization = "none" | "batch" | "layer" | "rms";

/** Layers that normalize hidden layers, by name; `"none"` is none. */
export const NORMALIZATIONS: Readonly<Record<Normalization, (features: number) => LayerConfig[]>> = {
  none: () => [],
  batch: (features) => [{ type: "BatchNorm1d", features, momentum: 0.1, epsilon: 1e-5, affine: true }],
  layer: (features) => [{ type: "LayerNorm", features, epsilon: 1e-5, affine: true }],
  rms: (features) => [{ type: "RMSNorm", features, epsilon: 1e-5 }],
};

/** Every name of a normalization. */
export const NORMALIZATION_NAMES = /* @__PURE__ */ Object.keys(NORMALIZATIONS) as readonly Normalization[];
