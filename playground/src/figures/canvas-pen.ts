import { contextOf, newCanvas, type Bitmap } from "./bitmap";
import type { CircleStyle, LineStyle, Pen, Square, TextStyle } from "./pen";

const FONT = "system-ui, sans-serif";

/** Parts of figures that stay, with the size they were drawn for. */
const layers = new WeakMap<object, { readonly name: string; readonly canvas: Bitmap }>();

/** Draws on a canvas. */
export class CanvasPen implements Pen {
  readonly #context: ReturnType<typeof contextOf>;

  /** Makes the canvas as sharp as the screen and empties it. */
  constructor(
    canvas: Bitmap,
    readonly width: number,
    readonly height: number,
    private readonly ratio: number,
    readonly detail = 1,
  ) {
    const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== columns) canvas.width = columns;
    if (canvas.height !== rows) canvas.height = rows;
    this.#context = contextOf(canvas);
    this.#context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#context.clearRect(0, 0, width, height);
  }

  line(points: ArrayLike<number>, { stroke, width = 1, opacity = 1, dash = [] }: LineStyle): void {
    const context = this.#context;
    context.beginPath();
    for (let i = 0; i < points.length; i += 2) context.lineTo(points[i], points[i + 1]);
    context.strokeStyle = stroke;
    context.lineWidth = width;
    context.lineJoin = "round";
    context.globalAlpha = opacity;
    context.setLineDash([...dash]);
    context.stroke();
    context.globalAlpha = 1;
  }

  rectangle(x: number, y: number, width: number, height: number, fill: string): void {
    this.#context.fillStyle = fill;
    this.#context.fillRect(x, y, width, height);
  }

  circle(x: number, y: number, radius: number, style: CircleStyle): void {
    this.#context.beginPath();
    this.#context.arc(x, y, radius, 0, 2 * Math.PI);
    this.#fill(style);
  }

  polygon(points: ArrayLike<number>, style: CircleStyle): void {
    this.#context.beginPath();
    for (let i = 0; i < points.length; i += 2) this.#context.lineTo(points[i], points[i + 1]);
    this.#context.closePath();
    this.#fill(style);
  }

  #fill({ fill, stroke, width = 1 }: CircleStyle): void {
    const context = this.#context;
    context.fillStyle = fill;
    context.fill();
    if (stroke === undefined) return;
    context.setLineDash([]);
    context.strokeStyle = stroke;
    context.lineWidth = width;
    context.stroke();
  }

  text(x: number, y: number, text: string, style: TextStyle): void {
    const { fill, size = 11, anchor = "start", bold = false, upright = false } = style;
    const context = this.#context;
    context.save();
    context.translate(x, y);
    if (upright) context.rotate(-Math.PI / 2);
    context.fillStyle = fill;
    context.font = `${bold ? "600 " : ""}${size}px ${FONT}`;
    context.textAlign = anchor === "middle" ? "center" : anchor;
    context.fillText(text, 0, 0);
    context.restore();
  }

  kept(key: object, draw: (pen: Pen) => void): void {
    const { width, height, ratio } = this;
    const name = `${width} ${height} ${ratio}`;
    let layer = layers.get(key);
    if (layer?.name !== name) {
      layer = { name, canvas: newCanvas() };
      draw(new CanvasPen(layer.canvas, width, height, ratio));
      layers.set(key, layer);
    }
    this.#context.drawImage(layer.canvas, 0, 0, width, height);
  }

  picture(source: Bitmap, x: number, y: number, width: number, height: number, smooth: boolean): void {
    this.#context.imageSmoothingEnabled = smooth;
    this.#context.drawImage(source, x, y, width, height);
  }

  part(source: Bitmap, [left, top, side]: Square, [x, y, size]: Square): void {
    this.#context.imageSmoothingEnabled = true;
    this.#context.drawImage(source, left, top, side, side, x, y, size, size);
  }
}
