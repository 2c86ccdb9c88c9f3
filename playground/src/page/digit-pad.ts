import type { Samples } from "../training/messages";
import { button, element } from "./element";

/** Side of the pad in its own units, and of the bitmap that the digits of the data set were taken from. */
const PAD = 168;
const BITMAP = 32;
const SIDE = 8;
const BLOCK = BITMAP / SIDE;
const STROKE = 5.5;

type Stroke = number[];

/** A pad to draw a digit on; what is drawn becomes 8 x 8 pixels as the data set's were made. */
export class DigitPad {
  readonly node: HTMLElement;
  readonly #pad = element("canvas", {
    width: 2 * PAD,
    height: 2 * PAD,
    class: "pad",
    role: "img",
    "aria-label": "Pad to draw a digit on, with a finger, a pen or the mouse",
  });
  readonly #bars: HTMLElement[];
  readonly #answer = element("p", { class: "answer", "aria-live": "polite" });
  #strokes: Stroke[] = [];
  #samples: Samples | undefined;

  constructor(private readonly onDraw: (pixels: Float32Array) => void) {
    this.#bars = Array.from({ length: 10 }, () => element("i"));
    const rows = this.#bars.map((bar, i) => element("li", {}, element("b", {}, String(i)), element("span", {}, bar)));
    const buttons = element(
      "div",
      { class: "row" },
      button("Clear", () => {
        this.clear();
      }),
      button("Show a sample", () => {
        this.#showSample();
      }),
    );
    this.node = element(
      "div",
      { class: "digit" },
      element("div", {}, this.#pad, buttons),
      element("div", {}, this.#answer, element("ol", { class: "bars", "aria-hidden": "true" }, ...rows)),
    );
    this.#listen();
    this.clear();
  }

  /** Samples to show one of. */
  set samples(samples: Samples) {
    this.#samples = samples;
  }

  /** Shows what the network answers. */
  answer(probabilities: Float32Array): void {
    let best = 0;
    this.#bars.forEach((bar, i) => {
      bar.style.transform = `scaleX(${probabilities[i]})`;
      if (probabilities[i] > probabilities[best]) best = i;
    });
    this.#bars.forEach((bar, i) => bar.classList.toggle("best", i === best));
    const text = `It is a ${best}: ${Math.round(100 * probabilities[best])} %`;
    if (this.#answer.textContent !== text) this.#answer.textContent = text;
  }

  clear(): void {
    this.#strokes = [];
    this.#answer.textContent = "Draw a digit";
    for (const bar of this.#bars) bar.style.transform = "scaleX(0)";
    this.#paint();
  }

  #listen(): void {
    const pad = this.#pad;
    const point = ({ clientX, clientY }: PointerEvent): [number, number] => {
      const { left, top, width } = pad.getBoundingClientRect();
      return [((clientX - left) / width) * PAD, ((clientY - top) / width) * PAD];
    };
    pad.addEventListener("pointerdown", (event) => {
      pad.setPointerCapture(event.pointerId);
      this.#strokes.push([...point(event)]);
    });
    pad.addEventListener("pointermove", (event) => {
      if (!pad.hasPointerCapture(event.pointerId)) return;
      this.#strokes.at(-1)?.push(...point(event));
      this.#paint();
      this.onDraw(pixelsOf(this.#strokes));
    });
  }

  #paint(): void {
    const context = this.#pad.getContext("2d")!;
    context.setTransform(2, 0, 0, 2, 0, 0);
    context.clearRect(0, 0, PAD, PAD);
    context.strokeStyle = getComputedStyle(this.#pad).color;
    drawStrokes(context, this.#strokes, 18);
  }

  #showSample(): void {
    const samples = this.#samples;
    if (samples === undefined) return;
    this.clear();
    const row = Math.floor(Math.random() * samples.rows);
    const pixels = samples.inputs.slice(64 * row, 64 * (row + 1));
    const context = this.#pad.getContext("2d")!;
    context.fillStyle = getComputedStyle(this.#pad).color;
    const size = PAD / SIDE;
    pixels.forEach((value, i) => {
      context.globalAlpha = value;
      context.fillRect((i % SIDE) * size, Math.floor(i / SIDE) * size, size, size);
    });
    context.globalAlpha = 1;
    this.onDraw(pixels);
  }
}

function drawStrokes(context: CanvasRenderingContext2D, strokes: readonly Stroke[], width: number): void {
  context.lineWidth = width;
  context.lineCap = "round";
  context.lineJoin = "round";
  for (const stroke of strokes) {
    context.beginPath();
    for (let i = 0; i < stroke.length; i += 2) context.lineTo(stroke[i], stroke[i + 1]);
    context.stroke();
  }
}

/**
 * The strokes fitted to a bitmap of 32 x 32, of which each pixel of the data set counts a
 * block of 4 x 4.
 */
function pixelsOf(strokes: readonly Stroke[]): Float32Array {
  const across = strokes.flatMap((stroke) => stroke.filter((_, i) => i % 2 === 0));
  const down = strokes.flatMap((stroke) => stroke.filter((_, i) => i % 2 === 1));
  const [left, right, top, bottom] = [Math.min(...across), Math.max(...across), Math.min(...down), Math.max(...down)];
  const scale = (BITMAP - STROKE) / Math.max(right - left, bottom - top, 1);
  const context = new OffscreenCanvas(BITMAP, BITMAP).getContext("2d", { willReadFrequently: true })!;
  const fitted = strokes.map((stroke) =>
    stroke.map((value, i) => BITMAP / 2 + (value - (i % 2 === 0 ? (left + right) / 2 : (top + bottom) / 2)) * scale),
  );
  drawStrokes(context as unknown as CanvasRenderingContext2D, fitted, STROKE);
  const { data } = context.getImageData(0, 0, BITMAP, BITMAP);
  const pixels = new Float32Array(SIDE * SIDE);
  for (let i = 0; i < BITMAP * BITMAP; i++) {
    const block = Math.floor(Math.floor(i / BITMAP) / BLOCK) * SIDE + Math.floor((i % BITMAP) / BLOCK);
    if (data[4 * i + 3] > 127) pixels[block] += 1 / BLOCK ** 2;
  }
  return pixels;
}
