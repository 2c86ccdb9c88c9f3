import type { ReadonlySignal, Signal } from "@preact/signals";
import { figureProblem, type Problem } from "../problem";
import { texts } from "../texts/index";
import { problemText } from "./problem-text";

/** Does a part of drawing; what prevents it is kept for the place of the figure. */
export function attempt(problem: Signal<Problem | undefined>, draw: () => void): void {
  try {
    draw();
  } catch (error) {
    problem.value = figureProblem(error);
  }
}

interface UndrawnProps {
  /** Why there is no picture; undefined when there is one. */
  readonly problem: ReadonlySignal<Problem | undefined>;
  readonly onAgain: () => void;
}

/** In the place of a figure that could not be drawn: says so, and offers to draw it again. */
export function Undrawn({ problem: { value }, onAgain }: UndrawnProps) {
  if (value === undefined) return null;
  return (
    <div class="undrawn" role="status">
      <p>{problemText(value)}</p>
      <button type="button" onClick={onAgain}>
        {texts.value.output.drawAgain}
      </button>
    </div>
  );
}
