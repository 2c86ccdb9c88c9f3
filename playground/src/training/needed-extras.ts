import { FIELD_NAMES, FIRST_NAMES, type FieldName } from "../settings/fields";
import type { Settings } from "../settings/settings";

/** Values that need no extras, of the settings that have others. */
const IN_CORE: Readonly<Partial<Record<FieldName, readonly (string | number | boolean)[]>>> = {
  ...FIRST_NAMES,
  normalization: ["none", "batch"],
  classLoss: ["crossEntropy"],
  labelSmoothing: [0],
  valueLoss: ["meanSquaredError"],
  maxNorm: [0],
  averaging: ["none"],
  amsgrad: [false],
  centered: [false],
};

/** Loads the extras of the library where the settings name one of them. */
export async function bringNeededExtras(settings: Settings): Promise<void> {
  if (FIELD_NAMES.every((name) => IN_CORE[name]?.includes(settings[name] as never) ?? true)) return;
  const { installExtras } = await import("wasm-mlp/extras");
  installExtras();
}
