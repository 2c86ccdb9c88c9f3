import { FIRST_ACTIVATIONS } from "../settings/fields";
import type { Settings } from "../settings/settings";

/** Loads the extras of the library for an activation that is one of them. */
export async function bringNeededExtras({ activation }: Settings): Promise<void> {
  if (FIRST_ACTIVATIONS.includes(activation)) return;
  const { installExtras } = await import("wasm-mlp/extras");
  installExtras();
}
