import { normScatter, type NormView as View } from "../figures/norm-scatter";
import type { NormPicture, StudyReport } from "../studies/messages";
import { StudyClient } from "../studies/study-client";
import { element } from "./element";
import { FigureView } from "./figure-view";
import type { StudyContext } from "./study-context";
import { StudyForm } from "./study-form";

const FIELDS = [
  { name: "networks", label: "Networks", value: 2048, min: 1, max: 100_000 },
  { name: "hidden", label: "Hidden layers", value: "3, 2", min: 1, max: 16 },
  { name: "learningRate", label: "Learning rate", value: 0.025, min: 1e-9, max: 100 },
  { name: "epochs", label: "Epochs", value: 400, min: 1, max: 100_000 },
  { name: "l2", label: "L2 penalty", value: 0.02, min: 0, max: 100 },
];

/** Norms of the weights and biases of thousands of networks, drawn while they learn. */
export class NormView {
  readonly node: HTMLElement;
  readonly #figure = new FigureView("Norms after training");
  readonly #form = new StudyForm(
    "Norm study",
    FIELDS,
    () => {
      this.#toggle();
    },
    "norms",
  );
  readonly #client = new StudyClient((report) => {
    this.#show(report);
  });
  #view: View = "biases";
  #picture: NormPicture | undefined;

  constructor(private readonly context: StudyContext) {
    const view = element(
      "select",
      { "aria-label": "What the norm study shows" },
      element("option", { value: "biases" }, "Biases against weights"),
      element("option", { value: "before" }, "After against before"),
    );
    view.addEventListener("change", () => {
      this.#view = view.value as View;
      this.#draw();
    });
    this.node = element("div", { class: "study" }, this.#form.node, this.#figure.node, view);
    context.colours.follow(() => {
      this.#draw();
    });
  }

  #toggle(): void {
    if (this.#client.isRunning) {
      this.#client.stop();
      this.#form.running = false;
      return;
    }
    const number = (name: string) => this.#form.number(name);
    const hidden = this.#form.widths("hidden");
    const [networks, learningRate, epochs, l2] = ["networks", "learningRate", "epochs", "l2"].map(number);
    if (hidden === undefined || networks === undefined || learningRate === undefined) return;
    if (epochs === undefined || l2 === undefined) return;
    const settings = this.context.settings.value;
    const study = { hidden, networks, learningRate, epochs, l2, seed: settings.seed };
    this.#client.run({ type: "norms", settings, study, table: this.context.table() });
    this.#form.running = true;
    this.#form.status = "Starting …";
  }

  #show(report: StudyReport): void {
    if (report.type !== "progress") this.#form.running = false;
    if (report.type === "problem") {
      this.#form.status = report.message;
      return;
    }
    if (report.picture.type !== "norms") return;
    if (report.type === "progress") this.#form.progress = report.share;
    this.#picture = report.picture;
    const { success } = report.picture;
    const succeeded = success.reduce((sum, one) => sum + one, 0);
    const seconds = (report.elapsedMs / 1000).toFixed(2);
    const share = ((100 * succeeded) / Math.max(1, success.length)).toFixed(1);
    const text = `${success.length} networks in ${seconds} s: ${share} % succeed.`;
    this.#form.status = text;
    this.#figure.describe(text);
    this.#draw();
  }

  #draw(): void {
    if (this.#picture !== undefined) {
      this.#figure.show(normScatter(this.#picture, this.#view, this.context.colours.value));
    }
  }
}
