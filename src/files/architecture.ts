import { isArray } from "../core/kind";
import { createLayer, type LayerConfig } from "../layers/layer-config";
import type { NetworkConfig } from "../network/network-config";
import type { StateDict } from "../network/state-dict";
import { formatError, showValue } from "../core/format-error";

/**
 * Checks that a file has the tensors of its architecture before a network is made, so that a
 * few wrong bytes cannot ask for gigabytes. What else is wrong, the network finds.
 *
 * @throws FileFormatError; TypeError, RangeError for settings that a layer refuses.
 */
export function assertArchitecture(file: string, { layers }: NetworkConfig, dict: StateDict): void {
  if (!isArray(layers)) throw formatError(file, `layers are ${showValue(layers)}, not an array`);
  layers.forEach((config: LayerConfig, index) => {
    const { parameterSpecs, bufferSpecs } = createLayer(config);
    for (const { key, shape } of [...parameterSpecs, ...bufferSpecs]) {
      const name = `${index}.${key}`;
      const needed = `${config.type} needs shape [${shape.join(", ")}]`;
      if (!Object.hasOwn(dict, name)) throw formatError(file, `tensor "${name}" is missing, ${needed}`);
      const got = dict[name].shape;
      if (got.length === shape.length && got.every((size, i) => size === shape[i])) continue;
      throw formatError(file, `tensor "${name}" has shape ${showValue(got)}, ${needed}`);
    }
  });
}
