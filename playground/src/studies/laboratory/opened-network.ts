import type { Network, StateDict } from "wasm-mlp";
import type { StudyPlan } from "wasm-mlp/experiments";
import { ProblemError } from "../../problem";
import { defaultsFor, type Settings } from "../../settings/settings";
import type { StudyNetwork } from "../messages";
import { fileOf, type StudyData } from "../study-file";

/** @throws ProblemError for a network whose weights are no numbers any more. */
export function network(find: () => Network): Network {
  try {
    return find();
  } catch (error) {
    if (error instanceof RangeError) throw new ProblemError("studyDiverged");
    throw error;
  }
}

export function dataOf({ parts }: StudyPlan, part: number): StudyData {
  const { inputs, targets } = parts[part].task;
  return { inputs, targets: targets.data };
}

/** A network with its weights and its data, as the main view takes it. */
export function weights(found: Network, data: StudyData, own: Partial<Settings>): StudyNetwork {
  using shown = found;
  const hidden = shown.config.layers.flatMap((layer) => (layer.type === "Linear" ? [layer.fanOut] : [])).slice(0, -1);
  const settings: Settings = {
    ...defaultsFor("csv"),
    scale: false,
    validation: 0.05,
    hidden,
    batchSize: 0,
    settle: false,
    ...own,
  };
  return { from: "weights", ...fileOf(data), settings, state: withBiases(shown.stateDict()) };
}

/** Biases of 0 where a network has none: the same function. */
function withBiases(state: StateDict): StateDict {
  const missing = Object.entries(state)
    .filter(([name]) => name.endsWith(".weight") && !(name.replace(".weight", ".bias") in state))
    .map(([name, { shape }]) => [
      name.replace(".weight", ".bias"),
      { shape: [shape[0]], data: new Float32Array(shape[0]) },
    ]);
  return { ...state, ...(Object.fromEntries(missing) as StateDict) };
}
