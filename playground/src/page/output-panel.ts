import type { Frame, Task } from "../training/messages";
import { DigitPad } from "./digit-pad";
import { byId, element } from "./element";

/** Beside the decision regions: their axes where there are more than two inputs, and the pad for digits. */
export class OutputPanel {
  readonly #pad: DigitPad;
  readonly #axes = element("div", { class: "axes row", hidden: true });
  #features = "";
  #wantsDigit = false;

  constructor(
    private readonly actions: {
      readonly axes: (x: number, y: number) => void;
      readonly digit: (pixels: Float32Array) => void;
    },
  ) {
    this.#pad = new DigitPad((pixels) => {
      this.#wantsDigit = true;
      actions.digit(pixels);
    });
    byId("output").querySelector(".square")?.after(this.#axes, this.#pad.node);
    this.#pad.node.hidden = true;
  }

  /** Forgets the digit that was drawn. */
  reset(): void {
    this.#wantsDigit = false;
    this.#pad.clear();
  }

  set task({ features, imageSide, validation }: Task) {
    this.#pad.node.hidden = imageSide === undefined;
    this.#pad.samples = validation;
    const names = features.join("\n");
    if (names === this.#features) return;
    this.#features = names;
    const hasChoice = features.length > 2 && imageSide === undefined;
    this.#axes.hidden = !hasChoice;
    if (hasChoice) this.#chooseAxes(features);
    this.actions.axes(0, 1);
  }

  #chooseAxes(features: readonly string[]): void {
    const chooser = (label: string, id: string, first: number) => {
      const options = features.map((name, i) => element("option", { value: i }, name));
      const select = element("select", { id }, ...options);
      select.value = String(first);
      const field = element("label", { class: "field", for: id }, element("span", { class: "label" }, label), select);
      return { select, field };
    };
    const across = chooser("Across", "axis-x", 0);
    const up = chooser("Up", "axis-y", 1);
    for (const { select } of [across, up]) {
      select.addEventListener("change", () => {
        this.actions.axes(Number(across.select.value), Number(up.select.value));
      });
    }
    this.#axes.replaceChildren(across.field, up.field);
  }

  show({ digit }: Frame): void {
    if (digit?.length === 10 && this.#wantsDigit) this.#pad.answer(digit);
  }
}
