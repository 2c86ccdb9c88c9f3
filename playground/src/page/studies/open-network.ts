import { changed, type Settings } from "../../settings/settings";
import type { StudyNetwork } from "../../studies/messages";
import { texts } from "../../texts/index";
import type { Playground } from "../playground";

/** Shows a network of a study in the main view. */
export function openNetwork(playground: Playground, network: StudyNetwork, settings?: Settings): void {
  if (network.from === "weights") {
    playground.adopt({ ...network, file: new File([network.file], texts.value.data.studyName) });
  } else if (settings !== undefined) {
    const { seed, epochs } = network;
    playground.train({ ...settings, seed, stopEpoch: Math.max(1, epochs) }, epochs > 0);
  }
  document.querySelector<HTMLElement>("#output")?.focus();
  document.querySelector("#output")?.scrollIntoView({ block: "start" });
}

/** How the networks of norm studies and performance maps learn. */
export function studySettings(
  data: Settings,
  study: { readonly hidden: readonly number[]; readonly l2: number; readonly learningRate: number },
): Settings {
  return changed(data, {
    hidden: study.hidden,
    activation: "sigmoid",
    output: "sigmoid",
    initializer: "normal",
    normalization: "none",
    maxNorm: 0,
    classLoss: "crossEntropy",
    dropout: 0,
    optimizer: "sgd",
    learningRate: study.learningRate,
    schedule: "constant",
    batchSize: 0,
    l1: 0,
    l2: study.l2,
    clipNorm: 0,
    averaging: "none",
    reduction: "sum",
    settle: false,
    precision: "strict",
  });
}
