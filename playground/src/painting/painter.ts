import { CanvasPen } from "../figures/canvas-pen";
import type { Colors } from "../figures/colors";
import { figureProblem } from "../problem";
import type { Task } from "../training/messages";
import { DrawCost } from "./draw-cost";
import { figureOf } from "./figure-of";
import type { Painted, PaintOrder, PaintRequest, Picture } from "./messages";

/** A picture that nothing follows for so long is painted again with all its detail. */
const REST_MS = 400;

/** What is kept for a canvas of the page. */
interface Kept {
  readonly cost: DrawCost;
  surface?: OffscreenCanvas;
  task?: Task;
  colors?: Colors;
}

/** Paints pictures beside the page; with less detail while they follow each other on a slow machine. */
export class Painter {
  readonly #kept = new Map<number, Kept>();
  /** Painted last with less than all detail. */
  readonly #coarse = new Map<number, PaintOrder>();
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly post: (painted: Painted) => void) {}

  receive(request: PaintRequest): void {
    if (request.type === "paint") this.#paint(request.order);
    else this.#forget(request.canvas);
  }

  #forget(canvas: number): void {
    this.#kept.delete(canvas);
    this.#coarse.delete(canvas);
  }

  #paint(order: PaintOrder): void {
    const start = performance.now();
    const { cost } = this.#keptFor(order.canvas);
    const { detail } = cost;
    this.#draw(order, detail);
    cost.add(performance.now() - start);
    if (detail === 1) this.#coarse.delete(order.canvas);
    else this.#coarse.set(order.canvas, order);
    clearTimeout(this.#rest);
    if (this.#coarse.size > 0) this.#rest = setTimeout(this.#refine, REST_MS);
  }

  readonly #refine = (): void => {
    for (const order of this.#coarse.values()) this.#draw(order, 1);
    this.#coarse.clear();
  };

  /** The page waits for an answer to each order. */
  #draw(order: PaintOrder, detail: number): void {
    const { canvas } = order;
    try {
      this.post({ canvas, bitmap: this.#bitmapOf(order, detail) });
    } catch (error) {
      this.post({ canvas, problem: figureProblem(error) });
    }
  }

  #bitmapOf({ canvas, picture, size, task, colors }: PaintOrder, detail: number): ImageBitmap {
    const kept = this.#keptFor(canvas);
    kept.task = task ?? kept.task;
    kept.colors = colors ?? kept.colors;
    const { width, height, ratio } = size;
    const figure = figureOf({ ...picture, task: kept.task } as Picture, kept.colors!);
    const surface = (kept.surface ??= new OffscreenCanvas(1, 1));
    figure.draw(new CanvasPen(surface, width, height, ratio, detail));
    return surface.transferToImageBitmap();
  }

  #keptFor(canvas: number): Kept {
    let kept = this.#kept.get(canvas);
    if (kept === undefined) this.#kept.set(canvas, (kept = { cost: new DrawCost() }));
    return kept;
  }
}
