import { ACTIVATIONS } from "wasm-mlp/layers/activation-table";

type Names = Readonly<Record<keyof typeof ACTIVATIONS, string>>;

/** What an activation is called in every language: as its layer, but where people write that otherwise. */
export const LAYER_NAMES: Names = {
  ...(Object.fromEntries(Object.entries(ACTIVATIONS).map(([name, { layer }]) => [name, layer.type])) as Names),
  leakyRelu: "Leaky ReLU",
  hardSigmoid: "Hard sigmoid",
  hardSwish: "Hard swish",
};
