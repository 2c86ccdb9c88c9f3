import { button, byId, element } from "./element";
import { shortNumber } from "../figures/axes";
import type { Frame } from "../training/messages";
import type { Store } from "./store";

/** What the bar's buttons do. */
export interface RunActions {
  readonly toggle: () => void;
  readonly step: () => void;
  readonly reset: () => void;
  readonly limit: (epochsPerSecond: number) => void;
}

const LIMITS: readonly (readonly [string, string])[] = [
  ["Infinity", "Full speed"],
  ["100", "100 epochs/s"],
  ["20", "20 epochs/s"],
  ["5", "5 epochs/s"],
  ["1", "1 epoch/s"],
];

/** Start, pause, step, reset, speed; epoch, loss and accuracy beside them. */
export class RunBar {
  readonly #values = new Map<string, HTMLElement>();

  constructor(actions: RunActions, running: Store<boolean>) {
    const toggle = button("Train", actions.toggle, { class: "primary", id: "toggle" });
    const step = button("Step", actions.step, { id: "step", title: "One epoch (S)" });
    const reset = button("Reset", actions.reset, { id: "reset", title: "The first weights again (R)" });
    const limit = element("select", { id: "limit", "aria-label": "Speed" });
    limit.append(...LIMITS.map(([value, text]) => element("option", { value }, text)));
    limit.addEventListener("change", () => {
      actions.limit(Number(limit.value));
    });
    running.follow((isRunning) => {
      toggle.textContent = isRunning ? "Pause" : "Train";
      toggle.title = isRunning ? "Pause (space)" : "Train (space)";
      toggle.setAttribute("aria-pressed", String(isRunning));
      step.disabled = isRunning;
    });
    byId("run").append(toggle, step, reset, limit);
    const readouts = element("dl", {});
    for (const name of ["Epoch", "Epochs/s", "Loss", "Validation", "Accuracy"]) {
      const value = element("dd", { id: `read-${name.toLowerCase().replace("/", "-")}` }, "–");
      readouts.append(element("div", {}, element("dt", {}, name), value));
      this.#values.set(name, value);
    }
    byId("readouts").append(readouts);
  }

  show({ epoch, epochsPerSecond, latest }: Frame): void {
    const accuracy = latest.validationAccuracy;
    this.#set("Epoch", String(epoch));
    this.#set("Epochs/s", epochsPerSecond > 0 ? shortNumber(Math.round(epochsPerSecond)) : "–");
    this.#set("Loss", lossText(latest.loss));
    this.#set("Validation", lossText(latest.validationLoss));
    this.#set("Accuracy", Number.isNaN(accuracy) ? "–" : `${(100 * accuracy).toFixed(1)} %`);
  }

  #set(name: string, text: string): void {
    const node = this.#values.get(name)!;
    if (node.textContent !== text) node.textContent = text;
  }
}

function lossText(loss: number): string {
  if (!Number.isFinite(loss)) return "–";
  return loss < 1e-4 ? loss.toExponential(1) : loss.toFixed(loss < 10 ? 4 : 1);
}
