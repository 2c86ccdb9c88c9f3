import { shortNumber } from "../figures/axes";
import { cellAt, mapFigure, type MapCell } from "../figures/performance-map";
import { changed, type Settings } from "../settings/settings";
import type { MapPicture, MapSettings, StudyReport } from "../studies/messages";
import { StudyClient } from "../studies/study-client";
import { element } from "./element";
import { FigureView } from "./figure-view";
import type { StudyContext } from "./study-context";
import { StudyForm } from "./study-form";

const FIELDS = [
  { name: "side", label: "Cells a side", value: 51, min: 2, max: 101 },
  { name: "hidden", label: "Hidden layers", value: "3, 2", min: 1, max: 16 },
  { name: "learningRate", label: "Highest rate", value: 0.1, min: 1e-4, max: 100 },
  { name: "epochs", label: "Most epochs", value: 1400, min: 1, max: 100_000 },
  { name: "runs", label: "Runs a cell", value: 16, min: 1, max: 256 },
  { name: "l2", label: "L2 penalty", value: 0.02, min: 0, max: 100 },
];

const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Share of networks that succeed by learning rate and epochs; a cell opens in the main view. */
export class MapView {
  readonly node: HTMLElement;
  readonly #figure = new FigureView("Performance map", { class: "map" });
  readonly #form = new StudyForm(
    "Performance map",
    FIELDS,
    () => {
      this.#toggle();
    },
    "map",
  );
  readonly #client = new StudyClient((report) => {
    this.#show(report);
  });
  readonly #cell = element("p", { class: "status", "aria-live": "polite", id: "map-cell" });
  #picture: MapPicture | undefined;
  #cursor: MapCell | undefined;
  /** The study and the data that the picture was made of. */
  #asked: { readonly study: MapSettings; readonly settings: Settings } | undefined;

  constructor(private readonly context: StudyContext) {
    this.node = element("div", { class: "study" }, this.#form.node, this.#figure.node, this.#cell);
    this.#listen(this.#figure.canvas);
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
    const hidden = this.#form.widths("hidden");
    const numbers = ["side", "learningRate", "epochs", "runs", "l2"].map((name) => this.#form.number(name));
    const [side, learningRate, epochs, runs, l2] = numbers as number[];
    if (hidden === undefined || numbers.includes(undefined)) return;
    const settings = this.context.settings.value;
    const whole = { side: Math.round(side), epochs: Math.round(epochs), runs: Math.round(runs) };
    const study = { ...whole, hidden, learningRate, l2, seed: settings.seed };
    this.#asked = { study, settings };
    this.#client.run({ type: "map", settings, study, table: this.context.table() });
    this.#form.running = true;
    this.#form.status = "Starting …";
  }

  #show(report: StudyReport): void {
    if (report.type !== "progress") this.#form.running = false;
    if (report.type === "problem") {
      this.#form.status = report.message;
      return;
    }
    if (report.picture.type !== "map") return;
    if (report.type === "progress") this.#form.progress = report.share;
    this.#picture = report.picture;
    const { learningRates, epochs, runs } = report.picture;
    const size = `${learningRates.length} × ${epochs.length} cells of ${runs} runs`;
    const seconds = (report.elapsedMs / 1000).toFixed(2);
    this.#form.status =
      report.type === "done" ? `${size} in ${seconds} s. Choose a cell to train its network.` : `${size}, ${seconds} s`;
    this.#figure.describe("Arrow keys move between cells, Enter trains a network with the settings of the cell.");
    this.#draw();
  }

  #listen(canvas: HTMLCanvasElement): void {
    canvas.tabIndex = 0;
    const at = ({ offsetX, offsetY }: MouseEvent) =>
      this.#picture && cellAt(this.#picture, canvas.clientWidth, canvas.clientHeight, offsetX, offsetY);
    canvas.addEventListener("pointermove", (event) => {
      this.#moveTo(at(event));
    });
    canvas.addEventListener("click", (event) => {
      this.#moveTo(at(event));
      this.#open();
    });
    canvas.addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.#open();
      const step = KEYS[event.key];
      if (step === undefined || this.#picture === undefined) return;
      event.preventDefault();
      const { column, row } = this.#cursor ?? { column: -1, row: 0 };
      const limit = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
      const { learningRates, epochs } = this.#picture;
      this.#moveTo({ column: limit(column + step[0], learningRates.length), row: limit(row + step[1], epochs.length) });
    });
  }

  #moveTo(cell: MapCell | undefined): void {
    if (cell?.column === this.#cursor?.column && cell?.row === this.#cursor?.row) return;
    this.#cursor = cell;
    this.#draw();
    if (cell === undefined || this.#picture === undefined) return;
    const { learningRates, epochs, success } = this.#picture;
    const share = success[cell.row * learningRates.length + cell.column];
    const result = Number.isNaN(share) ? "not known yet" : `${Math.round(100 * share)} % succeed`;
    this.#cell.textContent = `Learning rate ${shortNumber(learningRates[cell.column])}, ${epochs[cell.row]} epochs: ${result}`;
  }

  /** Trains the first network of the cell's column, from the same first weights. */
  #open(): void {
    if (this.#cursor === undefined || this.#picture === undefined || this.#asked === undefined) return;
    const { learningRates, epochs, seeds } = this.#picture;
    const { study, settings } = this.#asked;
    this.context.train(
      changed(settings, {
        hidden: study.hidden,
        activation: "sigmoid",
        output: "sigmoid",
        initializer: "normal",
        batchNorm: false,
        dropout: 0,
        optimizer: "sgd",
        learningRate: learningRates[this.#cursor.column],
        schedule: "constant",
        batchSize: 0,
        l2: study.l2,
        clipNorm: 0,
        reduction: "sum",
        stopEpoch: Math.max(1, epochs[this.#cursor.row]),
        seed: seeds[this.#cursor.column],
        precision: "strict",
      }),
    );
  }

  #draw(): void {
    if (this.#picture !== undefined) {
      this.#figure.show(mapFigure(this.#picture, this.#cursor, this.context.colours.value));
    }
  }
}
