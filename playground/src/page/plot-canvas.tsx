import { effect, useSignal, type Signal } from "@preact/signals";
import type { ComponentChildren, HTMLAttributes } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { FigurePanel } from "wasm-mlp/visualizer";
import type { DrawnPlot } from "../plots/messages";
import type { Plot } from "../plots/plot";
import { plotClient } from "../plots/plot-client";
import { problemOf, type Problem } from "../problem";
import { SaveMenu } from "./figure";
import { plotOrder } from "./plot-look";
import { SeenCanvas } from "./seen-canvas";
import { attempt, Undrawn } from "./undrawn";

export interface PlotCanvasProps {
  /** Reads signals; drawn again when they change. Nothing is drawn without a plot. */
  readonly plot: () => Plot | undefined;
  /** What a screen reader says. */
  readonly label: string;
  /** Makes the canvas a control of its own. */
  readonly control?: HTMLAttributes<HTMLCanvasElement>;
  /** Is given the scales of what is shown. */
  readonly panel?: Signal<FigurePanel | undefined>;
}

/** A figure of the visualizer, drawn by a worker when it is seen and what it shows has changed. */
function PlotCanvas({ plot, label, control, panel }: PlotCanvasProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  const latest = useRef(plot);
  latest.current = plot;
  const redraw = useRef<() => void>(() => undefined);
  const problem = useSignal<Problem | undefined>(undefined);
  useEffect(() => {
    const drawing = new PlotDrawing(ref.current!, problem, panel);
    redraw.current = () => {
      attempt(problem, () => {
        drawing.show(latest.current());
      });
    };
    const stop = effect(redraw.current);
    return () => {
      stop();
      drawing.dispose();
    };
  }, []);
  // What the plot depends on beside signals comes with its function.
  useEffect(() => {
    redraw.current();
  }, [plot]);
  const role: HTMLAttributes<HTMLCanvasElement> = control ?? { role: "img" };
  return (
    <>
      <canvas ref={ref} aria-label={label} {...role} />
      <Undrawn
        problem={problem}
        onAgain={() => {
          redraw.current();
        }}
      />
    </>
  );
}

/** Keeps a canvas as its plot is: one picture is on its way at a time, and the last plot comes after it. */
class PlotDrawing {
  readonly #seen: SeenCanvas;
  #plot: Plot | undefined;
  #isDrawing = false;
  #isStale = false;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly problem: Signal<Problem | undefined>,
    private readonly panel: Signal<FigurePanel | undefined> | undefined,
  ) {
    this.#seen = new SeenCanvas(canvas, () => {
      this.#request();
    });
  }

  show(plot: Plot | undefined): void {
    this.#plot = plot;
    this.#request();
  }

  dispose(): void {
    this.#seen.stop();
    this.#plot = undefined;
  }

  #request(): void {
    this.#isStale = true;
    if (!this.#isDrawing) void this.#draw();
  }

  async #draw(): Promise<void> {
    const size = this.#seen.size();
    if (this.#plot === undefined || size === undefined) return;
    this.#isStale = false;
    this.#isDrawing = true;
    try {
      const order = plotOrder(this.#plot, size, true);
      this.#put(await plotClient.draw(order, Math.min(devicePixelRatio, 2)));
      this.problem.value = undefined;
    } catch (error) {
      this.problem.value = problemOf(error);
    } finally {
      this.#isDrawing = false;
      if (this.#isStale) void this.#draw();
    }
  }

  #put({ picture, panels }: DrawnPlot): void {
    this.canvas.getContext("bitmaprenderer")!.transferFromImageBitmap(picture!);
    if (this.panel) this.panel.value = panels[0];
  }
}

interface PlotFigureProps extends PlotCanvasProps {
  readonly title: string;
  /** Saves a larger figure than the one on the page. */
  readonly onPrint?: () => void;
  /** What lies over the picture, such as a cursor. */
  readonly children?: ComponentChildren;
}

/** A plot with its heading and a menu that saves it. */
export function PlotFigure({ title, onPrint, children, ...canvas }: PlotFigureProps) {
  return (
    <figure>
      <figcaption>
        <span>{title}</span>
        <SaveMenu title={title} drawing={canvas.plot} onPrint={onPrint} />
      </figcaption>
      <div class="plot">
        <PlotCanvas {...canvas} />
        {children}
      </div>
    </figure>
  );
}
