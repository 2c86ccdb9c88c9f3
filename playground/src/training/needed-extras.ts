import { FIRST_ACTIVATIONS, FIRST_OPTIMIZERS } from "../settings/fields";
import type { Settings } from "../settings/settings";

/** Loads the extras of the library for an activation or an optimizer that is one of them. */
export async function bringNeededExtras({ activation, optimizer }: Settings): Promise<void> {
  if (FIRST_ACTIVATIONS.includes(activation) && FIRST_OPTIMIZERS.includes(optimizer)) return;
  const { installExtras } = await import("wasm-mlp/extras");
  installExtras();
}
