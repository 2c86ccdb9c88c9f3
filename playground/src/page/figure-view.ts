import { CanvasPen } from "../figures/canvas-pen";
import type { Figure } from "../figures/pen";
import { SvgPen } from "../figures/svg-pen";
import { button, element } from "./element";
import { saveFile } from "./save-file";

const PNG_RATIO = 3;

/** A figure on the page: a canvas that is drawn when it is seen, and a menu that saves it. */
export class FigureView {
  readonly node: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly #caption: HTMLElement;
  #figure: Figure | undefined;
  #isSeen = false;
  #isStale = false;

  constructor(
    private readonly label: string,
    attributes: { readonly class?: string } = {},
  ) {
    this.canvas = element("canvas", { role: "img", "aria-label": label });
    this.#caption = element("span", {}, label);
    const caption = element("figcaption", {}, this.#caption, this.#menu());
    this.node = element("figure", attributes, caption, element("div", { class: "plot" }, this.canvas));
    new ResizeObserver(() => {
      this.draw();
    }).observe(this.canvas);
    new IntersectionObserver((entries) => {
      this.#isSeen = entries.some(({ isIntersecting }) => isIntersecting);
      if (this.#isSeen && this.#isStale) this.draw();
    }).observe(this.canvas);
  }

  /** Shows another figure. */
  show(figure: Figure | undefined): void {
    this.#figure = figure;
    this.draw();
  }

  /** What people hear who do not see it. */
  describe(text: string): void {
    this.canvas.setAttribute("aria-label", `${this.label}. ${text}`);
  }

  draw(): void {
    this.#isStale = true;
    const figure = this.#figure;
    this.node.classList.toggle("empty", figure === undefined);
    if (!this.#isSeen || figure === undefined) return;
    const { clientWidth, clientHeight } = this.canvas;
    if (clientWidth === 0 || clientHeight === 0) return;
    this.#isStale = false;
    if (this.#caption.textContent !== figure.title) this.#caption.textContent = figure.title;
    figure.draw(new CanvasPen(this.canvas, clientWidth, clientHeight, Math.min(devicePixelRatio, 2)));
  }

  #menu(): HTMLElement {
    const menu = element("details", { class: "menu" });
    const save = (format: string, run: (figure: Figure) => void) =>
      button(format, () => {
        menu.open = false;
        if (this.#figure !== undefined) run(this.#figure);
      });
    menu.append(
      element("summary", { "aria-label": `Save: ${this.label}`, title: "Save this figure" }, "Save"),
      element(
        "div",
        {},
        save("SVG", (figure) => {
          this.#saveSvg(figure);
        }),
        save("PNG", (figure) => {
          this.#savePng(figure);
        }),
        save("CSV", saveCsv),
      ),
    );
    return menu;
  }

  #saveSvg(figure: Figure): void {
    const pen = new SvgPen(this.canvas.clientWidth, this.canvas.clientHeight);
    pen.rectangle(0, 0, pen.width, pen.height, surfaceColour());
    figure.draw(pen);
    saveFile(`${figure.name}.svg`, pen.toString(), "image/svg+xml");
  }

  #savePng(figure: Figure): void {
    const canvas = element("canvas");
    const pen = new CanvasPen(canvas, this.canvas.clientWidth, this.canvas.clientHeight, PNG_RATIO);
    pen.rectangle(0, 0, pen.width, pen.height, surfaceColour());
    figure.draw(pen);
    canvas.toBlob((blob) => {
      if (blob !== null) saveFile(`${figure.name}.png`, blob, "image/png");
    });
  }
}

function surfaceColour(): string {
  return getComputedStyle(document.documentElement).getPropertyValue("--surface").trim();
}

function saveCsv(figure: Figure): void {
  const lines = figure.table().map((row) => row.map(cell).join(","));
  saveFile(`${figure.name}.csv`, `${lines.join("\n")}\n`, "text/csv");
}

function cell(value: string | number): string {
  return typeof value === "string" && /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : String(value);
}
