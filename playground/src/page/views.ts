import { shortNumber } from "../figures/axes";
import type { Colours } from "../figures/colours";
import { confusionFigure } from "../figures/confusion";
import { diagramFigure } from "../figures/diagram";
import { lineChart } from "../figures/line-chart";
import { regionsFigure } from "../figures/regions";
import type { Curves, Details, Frame, Task } from "../training/messages";
import { byId, element } from "./element";
import { FigureView } from "./figure-view";

/** The pictures of the network that learns. */
export class Views {
  readonly #network = new FigureView("Network", { class: "tall" });
  readonly #regions = new FigureView("Decision regions", { class: "square" });
  readonly #loss = new FigureView("Loss");
  readonly #accuracy = new FigureView("Accuracy");
  readonly #norms = new FigureView("Norms of weights and biases");
  readonly #confusion = new FigureView("Confusion matrix, samples held out");
  #described = 0;

  constructor() {
    byId("network").append(this.#network.node);
    byId("output").append(this.#regions.node, this.#loss.node);
    const cards = [this.#accuracy, this.#norms, this.#confusion];
    byId("curves").append(element("div", { class: "cards" }, ...cards.map(({ node }) => node)));
  }

  show(task: Task, frame: Frame, colours: Colours): void {
    const { surface, layers, details } = frame;
    this.#network.show(diagramFigure(task, layers, colours));
    this.#regions.node.hidden = surface === undefined;
    if (surface !== undefined) this.#regions.show(regionsFigure(task, surface, colours));
    if (details !== undefined) this.#showDetails(details, task, colours);
    this.#describe(task, frame);
  }

  #showDetails({ curves, confusion }: Details, task: Task, colours: Colours): void {
    this.#showCurves(curves, task, colours);
    const { classes } = task;
    this.#confusion.node.hidden = classes === undefined;
    if (classes !== undefined && confusion !== undefined) {
      this.#confusion.show(confusionFigure(classes, confusion, colours));
    }
  }

  #showCurves(curves: Curves, { classes }: Task, colours: Colours): void {
    const { epoch: epochs, loss, validationLoss, accuracy, validationAccuracy, weights, biases } = curves;
    const { train, validation } = colours;
    const pair = (first: Float32Array, second: Float32Array) => [
      { name: "training", colour: train, values: first },
      { name: "validation", colour: validation, values: second, dash: [6, 3] },
    ];
    const lossSeries = pair(loss, validationLoss);
    const chart = { name: "loss", title: "Loss", yName: "loss", epochs, series: lossSeries, isLogarithmic: true };
    this.#loss.show(lineChart(chart, colours));
    this.#accuracy.node.hidden = classes === undefined;
    if (classes !== undefined) {
      const series = pair(accuracy, validationAccuracy);
      const range = [0, 1] as const;
      this.#accuracy.show(
        lineChart({ name: "accuracy", title: "Accuracy", yName: "share right", epochs, series, range }, colours),
      );
    }
    const norms = [
      { name: "weights", colour: train, values: weights },
      { name: "biases", colour: validation, values: biases, dash: [6, 3] },
    ];
    const title = "Norms of weights and biases";
    this.#norms.show(lineChart({ name: "norms", title, yName: "L2 norm", epochs, series: norms }, colours));
  }

  /** Words for those who do not see the pictures, twice a second at most. */
  #describe(task: Task, { epoch, latest }: Frame): void {
    const now = performance.now();
    if (now - this.#described < 500) return;
    this.#described = now;
    this.#network.describe(`Neurons of each layer: ${task.sizes.join(", ")}; ${task.parameterCount} parameters.`);
    this.#regions.describe(`What the network answers at epoch ${epoch}, with the samples.`);
    this.#loss.describe(
      `Training ${shortNumber(latest.loss)}, validation ${shortNumber(latest.validationLoss)} at epoch ${epoch}.`,
    );
    this.#accuracy.describe(
      `Training ${shortNumber(latest.accuracy)}, validation ${shortNumber(latest.validationAccuracy)}.`,
    );
    this.#norms.describe(`Weights ${shortNumber(latest.weights)}, biases ${shortNumber(latest.biases)}.`);
  }
}
