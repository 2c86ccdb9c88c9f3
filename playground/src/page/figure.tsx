import { effect, useSignal } from "@preact/signals";
import type { ComponentChildren, HTMLAttributes } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { CanvasPen } from "../figures/canvas-pen";
import type { Figure as Drawing } from "../figures/pen";
import { figureProblem, type Problem } from "../problem";
import { texts } from "../texts/index";
import { drawQueue } from "./draw-queue";
import { Icon } from "./icons";
import { Menu, MenuItem } from "./menu";
import { usePlayground } from "./playground";
import { problemText } from "./problem-text";
import { saveCsv, savePng, saveSvg, type Savable } from "./save-figure";
import { SeenCanvas } from "./seen-canvas";
import { attempt, Undrawn } from "./undrawn";

interface CanvasProps {
  /** Reads signals; draws again when they change. Nothing is drawn without a figure. */
  readonly drawing: () => Drawing | undefined;
  /** What a screen reader says. */
  readonly label: string;
  readonly class?: string;
  /** Makes the canvas a control of its own. */
  readonly control?: HTMLAttributes<HTMLCanvasElement>;
}

/** A canvas that is drawn when it is seen and what it shows has changed. */
export function Canvas({ drawing, label, class: className, control }: CanvasProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  const latest = useRef(drawing);
  latest.current = drawing;
  const redraw = useRef<() => void>(() => undefined);
  const problem = useSignal<Problem | undefined>(undefined);
  useEffect(() => {
    const canvas = ref.current!;
    let figure: Drawing | undefined;
    const draw = () => {
      const size = seen.size();
      if (size === undefined) return;
      attempt(problem, () => {
        figure?.draw(new CanvasPen(canvas, size.width, size.height, Math.min(devicePixelRatio, 2)));
        problem.value = undefined;
      });
    };
    const request = () => {
      drawQueue.add(canvas, draw);
    };
    const seen = new SeenCanvas(canvas, request);
    const update = () => {
      attempt(problem, () => {
        figure = latest.current();
        if (seen.isSeen) request();
      });
    };
    redraw.current = update;
    const stop = effect(update);
    return () => {
      stop();
      seen.stop();
      drawQueue.remove(canvas);
    };
  }, []);
  // What the drawing depends on beside signals comes with its function.
  useEffect(() => {
    redraw.current();
  }, [drawing]);
  const role: HTMLAttributes<HTMLCanvasElement> = control ?? { role: "img" };
  return (
    <>
      <canvas ref={ref} class={className} aria-label={label} {...role} />
      <Undrawn
        problem={problem}
        onAgain={() => {
          redraw.current();
        }}
      />
    </>
  );
}

interface FigureProps extends CanvasProps {
  readonly title: string;
  /** Saves a larger figure than the one on the page. */
  readonly onPrint?: () => void;
  /** Saves a table in place of the figure's own. */
  readonly onCsv?: () => void;
  readonly children?: ComponentChildren;
}

/** A figure with its heading and a menu that saves it. */
export function Figure({ title, onPrint, children, ...canvas }: FigureProps) {
  return (
    <figure class={canvas.class}>
      <figcaption>
        <span>{title}</span>
        <SaveMenu title={title} drawing={canvas.drawing} onPrint={onPrint} />
      </figcaption>
      <div class="plot">
        <Canvas {...canvas} class={undefined} />
      </div>
      {children}
    </figure>
  );
}

const SAVED_WIDTH = 640;

interface SaveMenuProps extends Pick<FigureProps, "title" | "onPrint" | "onCsv"> {
  readonly drawing: () => Savable | undefined;
}

/** Saves a figure as a picture or a table. */
export function SaveMenu({ title, drawing, onPrint, onCsv }: SaveMenuProps) {
  const { notices } = usePlayground();
  const t = texts.value.curves;
  const node = useRef<HTMLSpanElement>(null);
  const size = () => {
    const canvas = node.current?.closest("figure, .figure")?.querySelector("canvas");
    return { width: canvas?.clientWidth ?? SAVED_WIDTH, height: canvas?.clientHeight ?? SAVED_WIDTH };
  };
  const save = (run: (figure: Savable) => void | Promise<void>) => () => {
    const figure = drawing();
    if (figure === undefined) return;
    Promise.resolve(figure)
      .then(run)
      .catch((error: unknown) => {
        const problem = figureProblem(error);
        notices.warn("problem", () => problemText(problem));
      });
  };
  return (
    <span ref={node}>
      <Menu label={<Icon name="save" />} name={t.saveFigure(title)} class="quiet square">
        <MenuItem onSelect={save((figure) => saveSvg(figure, size()))}>SVG</MenuItem>
        <MenuItem onSelect={save((figure) => savePng(figure, size()))}>PNG</MenuItem>
        <MenuItem onSelect={onCsv ?? save(saveCsv)}>CSV</MenuItem>
        {onPrint !== undefined && <MenuItem onSelect={onPrint}>{t.print}</MenuItem>}
      </Menu>
    </span>
  );
}
