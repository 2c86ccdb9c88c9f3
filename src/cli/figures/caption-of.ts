import type { Model } from "../../model/index";
import { layersOf } from "../model/tell";

/** The network of a model as the caption of a figure. */
export function captionOf(model: Model): Readonly<Record<string, string | number>> {
  return { network: layersOf(model), epochs: model.history.loss?.length ?? 0, seed: model.networks[0].seed };
}
