import { button, element } from "./element";
import { notify } from "./notices";

/** A number that a study is given. */
export interface StudyField {
  readonly name: string;
  readonly label: string;
  readonly value: number | string;
  readonly min: number;
  readonly max: number;
}

/** The form of a study: its numbers, a button that runs and stops it, and how far it has come. */
export class StudyForm {
  readonly node: HTMLElement;
  readonly #inputs = new Map<string, HTMLInputElement>();
  readonly #button: HTMLButtonElement;
  readonly #progress = element("progress", { max: 1, value: 0, "aria-label": "How far the study has come" });
  readonly #status = element("p", { class: "status", role: "status" });

  constructor(
    private readonly title: string,
    private readonly fields: readonly StudyField[],
    onRun: () => void,
    id: string,
  ) {
    const inputs = fields.map(({ name, label, value }) => {
      const input = element("input", { id: `${id}-${name}`, value, inputmode: "decimal", autocomplete: "off" });
      this.#inputs.set(name, input);
      return element("label", { class: "field", for: input.id }, element("span", { class: "label" }, label), input);
    });
    this.#button = button("Run", onRun, { id: `${id}-run`, class: "primary", "aria-label": `Run: ${title}` });
    this.#progress.hidden = true;
    this.node = element(
      "div",
      {},
      element("h3", {}, title),
      element("div", { class: "fields" }, ...inputs, this.#button),
      this.#progress,
      this.#status,
    );
  }

  /** A number of the form; undefined, and said, when it is none. */
  number(name: string): number | undefined {
    const { label, min, max } = this.fields.find((field) => field.name === name)!;
    const text = this.#inputs.get(name)!.value.trim();
    const value = Number(text);
    if (text !== "" && value >= min && value <= max) return value;
    notify(`${label}: a number from ${min} to ${max} is needed.`, "error");
    return undefined;
  }

  /** Widths of hidden layers. */
  widths(name: string): number[] | undefined {
    const { label, max } = this.fields.find((field) => field.name === name)!;
    const widths = this.#inputs
      .get(name)!
      .value.split(/[\s,-]+/)
      .filter(Boolean)
      .map(Number);
    const isGood = widths.length <= 4 && widths.every((width) => Number.isInteger(width) && width >= 1 && width <= max);
    if (isGood) return widths;
    notify(`${label}: up to four whole numbers from 1 to ${max} with commas are needed.`, "error");
    return undefined;
  }

  set running(isRunning: boolean) {
    this.#button.textContent = isRunning ? "Stop" : "Run";
    this.#button.setAttribute("aria-label", `${isRunning ? "Stop" : "Run"}: ${this.title}`);
    this.#progress.hidden = !isRunning;
    if (isRunning) this.progress = 0;
  }

  set progress(share: number) {
    this.#progress.value = share;
  }

  set status(text: string) {
    this.#status.textContent = text;
  }
}
