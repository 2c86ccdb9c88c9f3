import { formatError } from "../core/format-error";
import type { LayerConfig } from "../layers/layer-config";
import { Network } from "../network/network";
import type { StateDict } from "../network/state-dict";

/**
 * The same networks of classes without what makes probabilities of their logits: a model does that itself. One sigmoid, the
 * probability of the second of two classes, becomes the logits 0 and z, whose softmax is the same.
 *
 * @param networks - One architecture; disposed where others take their places.
 * @throws FileFormatError for several sigmoids: their classes do not exclude each other.
 */
export function logitNetworks(file: string, networks: readonly Network[]): Network[] {
  return networks.map((network) => logitNetwork(file, network));
}

function logitNetwork(file: string, network: Network): Network {
  const { layers } = network.config;
  const rest = layers.slice(0, -1);
  const { type } = layers.at(-1)!;
  if (type === "Softmax") return replaced(network, rest, network.stateDict());
  if (type !== "Sigmoid") return network;
  const linear = rest.pop();
  if (linear?.type !== "Linear" || linear.fanOut !== 1) {
    throw formatError(
      file,
      "its network ends in several sigmoids",
      "save one that gives logits, or one sigmoid for two classes",
    );
  }
  const last = `${rest.length}.`;
  const state = Object.entries(network.stateDict()).map(
    ([name, entry]) => [name, name.startsWith(last) ? behindZeros(entry) : entry] as const,
  );
  return replaced(network, [...rest, { ...linear, fanOut: 2 }], Object.fromEntries(state));
}

/** The parameters of one output behind those of an output that is always 0. */
function behindZeros({ shape, data }: StateDict[string]): StateDict[string] {
  const both = new Float32Array(2 * data.length);
  both.set(data, data.length);
  return { shape: [2, ...shape.slice(1)], data: both };
}

function replaced(network: Network, layers: LayerConfig[], state: StateDict): Network {
  const other = Network.fromConfig({ ...network.config, layers });
  other.loadStateDict(state);
  network.dispose();
  return other;
}
