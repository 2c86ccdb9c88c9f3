import { ACTIVATIONS } from "wasm-mlp/layers/activation-table";

type Names = { readonly [Name in keyof typeof ACTIVATIONS]: (typeof ACTIVATIONS)[Name]["layer"]["type"] };

/** What an activation is called in every language, unless its texts say otherwise: the name of its layer. */
export const LAYER_NAMES = Object.fromEntries(
  Object.entries(ACTIVATIONS).map(([name, { layer }]) => [name, layer.type]),
) as Names;
