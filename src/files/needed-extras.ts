import { isArray } from "../core/kind";
import { isLayerAtHand } from "../layers/layer-config";
import { isInitializerAtHand } from "../layers/initializers";
import type { NetworkConfig } from "../network/network-config";

/**
 * Brings the extras where the architecture of a file names a part that is not at hand: programs that load files
 * of the commonest parts do without. What no extra is called either, the network refuses.
 */
export async function bringNeededExtras({ layers }: NetworkConfig): Promise<void> {
  if (!isArray(layers) || layers.every(isAtHand)) return;
  const { installExtras } = await import("../extras/index");
  installExtras();
}

/** Layers inside others are of an extra. A file may hold anything. */
function isAtHand(config: unknown): boolean {
  const { type, initializer } = Object(config) as { readonly type?: unknown; readonly initializer?: unknown };
  return isLayerAtHand(type) && isInitializerAtHand(initializer);
}
