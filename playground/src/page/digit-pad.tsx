import { useSignal } from "@preact/signals";
import type { HTMLAttributes, TargetedPointerEvent } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Problem } from "../problem";
import { texts } from "../texts/index";
import { percentText } from "../texts/numbers";
import { usePlayground } from "./playground";
import { drawStrokes, pixelsOf, SIDE, type Stroke } from "./strokes";
import { colors } from "./theme";
import { attempt, Undrawn } from "./undrawn";

/** Side of the pad in its own units. */
const PAD = 224;
/** Width of a stroke on it. */
const STROKE = 24;

/** A pad to draw a digit on, and what the network says to it, layer by layer in the diagram. */
export function DigitPad() {
  const { run } = usePlayground();
  const t = texts.value.output;
  const { pad, problem, control, clear, showSample } = usePad();
  const probe = run.frame.value?.probe;
  const outputs = probe?.activations[probe.activations.length - 1];
  return (
    <div class="digit">
      <div>
        <canvas
          ref={pad}
          class="pad"
          width={2 * PAD}
          height={2 * PAD}
          role="img"
          aria-label={t.digitPad}
          {...control}
        />
        <Undrawn problem={problem} onAgain={clear} />
        <div class="row">
          <button type="button" onClick={clear}>
            {t.clearPad}
          </button>
          <button type="button" id="show-sample" onClick={showSample}>
            {t.showSample}
          </button>
        </div>
      </div>
      <Bars outputs={outputs} />
    </div>
  );
}

/** What is on the pad, and what draws there. */
function usePad() {
  const { run } = usePlayground();
  const pad = useRef<HTMLCanvasElement>(null);
  const strokes = useRef<Stroke[]>([]);
  const problem = useSignal<Problem | undefined>(undefined);
  const { value: task } = run.task;
  const { value: ink } = colors;
  const draw = (on: (context: CanvasRenderingContext2D) => void) => {
    attempt(problem, () => {
      on(prepared(pad.current!));
      problem.value = undefined;
    });
  };
  const clear = () => {
    strokes.current = [];
    draw(() => undefined);
    run.probe(undefined);
  };
  const showSample = () => {
    if (task === undefined) return;
    const row = Math.floor(Math.random() * task.validation.rows);
    const pixels = task.validation.inputs.slice(64 * row, 64 * (row + 1));
    strokes.current = [];
    draw((context) => {
      paintPixels(context, pixels);
    });
    run.probe(pixels);
  };
  const control: HTMLAttributes<HTMLCanvasElement> = {
    onPointerDown: (event) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      strokes.current.push([...pointOf(event)]);
    },
    onPointerMove: (event) => {
      if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
      strokes.current.at(-1)?.push(...pointOf(event));
      draw((context) => {
        drawStrokes(context, strokes.current, STROKE);
        run.probe(pixelsOf(strokes.current));
      });
    },
  };
  useEffect(clear, [task, ink]);
  return { pad, problem, control, clear, showSample };
}

/** A place of the pad in its own units. */
function pointOf({ currentTarget, clientX, clientY }: TargetedPointerEvent<HTMLCanvasElement>): [number, number] {
  const { left, top, width } = currentTarget.getBoundingClientRect();
  return [((clientX - left) / width) * PAD, ((clientY - top) / width) * PAD];
}

function Bars({ outputs }: { outputs: Float32Array | undefined }) {
  const t = texts.value.output;
  let best = 0;
  outputs?.forEach((output, i) => {
    if (output > outputs[best]) best = i;
  });
  return (
    <div>
      <p class="answer" aria-live="polite">
        {outputs === undefined ? t.drawDigit : t.isDigit(best, percentText(outputs[best]))}
      </p>
      <ol class="bars" aria-hidden="true">
        {Array.from({ length: 10 }, (_, i) => (
          <li key={i}>
            <b>{i}</b>
            <span>
              <i class={outputs && i === best ? "best" : ""} style={{ transform: `scaleX(${outputs?.[i] ?? 0})` }} />
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function prepared(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext("2d")!;
  context.setTransform(2, 0, 0, 2, 0, 0);
  context.clearRect(0, 0, PAD, PAD);
  const ink = getComputedStyle(canvas).color;
  context.strokeStyle = ink;
  context.fillStyle = ink;
  return context;
}

function paintPixels(context: CanvasRenderingContext2D, pixels: Float32Array): void {
  const size = PAD / SIDE;
  pixels.forEach((value, i) => {
    context.globalAlpha = value;
    context.fillRect((i % SIDE) * size, Math.floor(i / SIDE) * size, size, size);
  });
  context.globalAlpha = 1;
}
