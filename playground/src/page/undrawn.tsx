import type { ReadonlySignal } from "@preact/signals";
import type { Problem } from "../problem";
import { texts } from "../texts/index";
import { problemText } from "./problem-text";

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
