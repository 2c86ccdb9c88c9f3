import { useSignal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { HTMLAttributes } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { figureOf } from "../painting/figure-of";
import type { Figure } from "../figures/pen";
import type { Picture } from "../painting/messages";
import { painter, type CanvasPlace } from "../painting/painter-client";
import type { Problem } from "../problem";
import { LaterEffect } from "./later-effect";
import { SeenCanvas } from "./seen-canvas";
import { colors } from "./theme";
import { attempt, Undrawn } from "./undrawn";

interface PaintedCanvasProps {
  /** Reads signals; painted again when they change. Nothing is painted without a picture. */
  readonly picture: () => Picture | undefined;
  /** What a screen reader says. */
  readonly label: string | ReadonlySignal<string>;
  readonly class?: string;
  /** Makes the canvas a control of its own. */
  readonly control?: HTMLAttributes<HTMLCanvasElement>;
}

/** A canvas that is painted beside the page, when it is seen and its picture has changed. */
export function PaintedCanvas({ picture, label, class: className, control }: PaintedCanvasProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  const problem = useSignal<Problem | undefined>(undefined);
  const place = useRef<CanvasPlace | undefined>(undefined);
  useEffect(() => {
    place.current = painter.place(ref.current!, (value) => (problem.value = value));
    return keepPainted(ref.current!, place.current, picture, problem);
  }, [picture]);
  const role: HTMLAttributes<HTMLCanvasElement> = control ?? { role: "img" };
  return (
    <>
      <canvas ref={ref} class={className} aria-label={label} {...role} />
      <Undrawn problem={problem} onAgain={() => place.current?.again()} />
    </>
  );
}

/** Keeps a canvas as its picture is; returns what ends that. */
function keepPainted(
  canvas: HTMLCanvasElement,
  place: CanvasPlace,
  picture: () => Picture | undefined,
  problem: Signal<Problem | undefined>,
): () => void {
  const paint = () => {
    attempt(problem, () => {
      const [current, palette] = [picture(), colors.value];
      const size = seen.size();
      if (current === undefined || size === undefined) return;
      place.paint(current, palette, { ...size, ratio: Math.min(devicePixelRatio, 2) });
    });
  };
  const seen = new SeenCanvas(canvas, () => {
    painting.again();
  });
  const painting = new LaterEffect(paint);
  return () => {
    painting.stop();
    seen.stop();
    place.forget();
  };
}

/** The same picture to save. */
export function savedFigure(picture: () => Picture | undefined): () => Figure | undefined {
  return () => {
    const current = picture();
    return current && figureOf(current, colors.value);
  };
}
