import { useSignal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { ComponentChildren, HTMLAttributes } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { FigurePanel } from "wasm-mlp/visualizer";
import type { DrawnPlot, PlotOrder } from "../plots/messages";
import type { Plot } from "../plots/plot";
import { plotClient } from "../plots/plot-client";
import { problemOf, type Problem } from "../problem";
import { LaterEffect } from "./later-effect";
import { plotOrder } from "./plot-look";
import { runFrames } from "./run-frames";
import { SaveMenu } from "./save-menu";
import { SeenCanvas } from "./seen-canvas";
import { attempt, Undrawn } from "./undrawn";

export interface PlotCanvasProps {
  /** Reads signals; drawn again when they change. Without a plot the canvas is empty. */
  readonly plot: () => Plot | undefined;
  /** What a screen reader says. */
  readonly label: string | ReadonlySignal<string>;
  /** Makes the canvas a control of its own. */
  readonly control?: HTMLAttributes<HTMLCanvasElement>;
  /** Is given the scales of what is shown. */
  readonly panel?: Signal<FigurePanel | undefined>;
}

/** A figure of the visualizer, drawn by a worker when it is seen and what it shows has changed. */
export function PlotCanvas({ plot, label, control, panel }: PlotCanvasProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  const drawing = useRef<PlotDrawing | undefined>(undefined);
  const problem = useSignal<Problem | undefined>(undefined);
  // What the plot depends on beside signals comes with its function.
  useEffect(() => {
    const current = new PlotDrawing(ref.current!, plot, problem, panel);
    drawing.current = current;
    return () => {
      current.dispose();
    };
  }, [plot]);
  const role: HTMLAttributes<HTMLCanvasElement> = control ?? { role: "img" };
  return (
    <>
      <canvas ref={ref} aria-label={label} {...role} />
      <Undrawn problem={problem} onAgain={() => drawing.current?.again()} />
    </>
  );
}

/**
 * Keeps a canvas as its plot is while it is seen: one picture is on its way at a time, and the last plot comes after it.
 * Changes are not even looked at before that.
 */
class PlotDrawing {
  readonly #seen: SeenCanvas;
  readonly #effect: LaterEffect;
  #drawn: DrawnPlot | undefined;
  #isDrawing = false;
  #isStale = false;
  #isOver = false;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly plot: () => Plot | undefined,
    private readonly problem: Signal<Problem | undefined>,
    private readonly panel: Signal<FigurePanel | undefined> | undefined,
  ) {
    this.#seen = new SeenCanvas(canvas, () => {
      this.again();
    });
    this.#effect = new LaterEffect(() => {
      this.#update();
    });
  }

  again(): void {
    this.#effect.again();
  }

  dispose(): void {
    this.#isOver = true;
    this.#effect.stop();
    this.#seen.stop();
    this.#drop();
  }

  #drop(): void {
    this.#drawn?.picture?.close();
    runFrames.drop(this);
  }

  /** Reads the signals of the plot, if it is drawn now. */
  #update(): void {
    this.#isStale = true;
    const size = this.#seen.size();
    if (this.#isDrawing || size === undefined) return;
    this.#isStale = false;
    attempt(this.problem, () => {
      const plot = this.plot();
      if (plot === undefined) this.#take(undefined);
      else void this.#draw(plotOrder(plot, size, true));
    });
  }

  async #draw(order: PlotOrder): Promise<void> {
    this.#isDrawing = true;
    try {
      this.#take(await plotClient.draw(order, Math.min(devicePixelRatio, 2)));
    } catch (error) {
      this.problem.value = problemOf(error);
    } finally {
      this.#isDrawing = false;
      if (this.#isStale && !this.#isOver) this.again();
    }
  }

  /** Keeps a picture, or none, for the next frame. */
  #take(drawn: DrawnPlot | undefined): void {
    this.#drawn?.picture?.close();
    this.#drawn = drawn;
    if (this.#isOver) this.#drop();
    else runFrames.hold(this, this.#put);
  }

  readonly #put = (): void => {
    const { picture = null, panels = [] } = this.#drawn ?? {};
    this.#drawn = undefined;
    this.canvas.getContext("bitmaprenderer")!.transferFromImageBitmap(picture);
    if (this.panel) this.panel.value = panels[0];
    this.problem.value = undefined;
  };
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
