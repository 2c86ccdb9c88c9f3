import { useSignal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { HTMLAttributes } from "preact";
import { useCallback } from "preact/hooks";
import type { FigurePanel } from "wasm-mlp/visualizer";
import { gridPointAt, gridPointPlace, landscapePlot, placeOf } from "../plots/landscape-plot";
import { texts } from "../texts/index";
import { shortNumber } from "../texts/numbers";
import type { Landscape } from "../training/frame";
import { cursorControl, within } from "./cursor-control";
import { PlotFigure } from "./plot-canvas";
import { PointCursor } from "./plot-cursor";
import { usePlayground } from "./playground";

/** The loss around the present weights, and the way that the run took to them. */
export function LandscapeFigure() {
  const { run } = usePlayground();
  const t = texts.value.landscape;
  const cursor = useSignal<number | undefined>(undefined);
  const { value: landscape } = run.landscape;
  const panel = useSignal<FigurePanel | undefined>(undefined);
  const plot = useCallback(() => {
    const { value } = run.landscape;
    return value && landscapePlot(value, texts.value.landscape);
  }, []);
  return (
    <div id="landscape">
      {landscape === undefined ? (
        <h3>{t.title}</h3>
      ) : (
        <PlotFigure
          title={t.title}
          label={`${t.title}. ${describe(landscape)} ${t.keys}`}
          plot={plot}
          panel={panel}
          control={controlOf(landscape, panel, cursor)}
        >
          {panel.value && cursor.value !== undefined && (
            <PointCursor place={gridPointPlace(landscape, panel.value, cursor.value)} />
          )}
        </PlotFigure>
      )}
      {landscape !== undefined && (
        <p class="status" aria-live="polite" id="landscape-loss">
          {cursor.value === undefined ? "" : pointText(landscape, cursor.value)}
        </p>
      )}
      <p class="hint">{landscape === undefined ? t.why : t.drawn(landscape.epoch, landscape.isRandom)}</p>
      <button
        type="button"
        id="draw-landscape"
        disabled={run.task.value === undefined}
        onClick={() => {
          cursor.value = undefined;
          run.send({ type: "landscape" });
        }}
      >
        {landscape === undefined ? t.draw : t.drawAgain}
      </button>
    </div>
  );
}

function describe({ losses }: Landscape): string {
  const lowest = losses.reduce((least, loss) => Math.min(least, loss), Infinity);
  const highest = losses.reduce((most, loss) => Math.max(most, loss), -Infinity);
  return texts.value.landscape.describe(shortNumber(lowest), shortNumber(highest));
}

function pointText(landscape: Landscape, at: number): string {
  const { side, losses } = landscape;
  const [x, y] = placeOf(landscape, at % side, Math.floor(at / side));
  return texts.value.landscape.point(shortNumber(losses[at]), shortNumber(x), shortNumber(y));
}

function controlOf(
  landscape: Landscape,
  panel: ReadonlySignal<FigurePanel | undefined>,
  cursor: Signal<number | undefined>,
): HTMLAttributes<HTMLCanvasElement> {
  const { side } = landscape;
  const middle = Math.floor(side / 2);
  return {
    ...cursorControl(cursor, {
      at: (point) => panel.value && gridPointAt(landscape, panel.value, point),
      beside: (place = middle * side + middle, [right, up]) =>
        within(side, Math.floor(place / side) + up) * side + within(side, (place % side) + right),
    }),
    onPointerLeave: () => (cursor.value = undefined),
  };
}
