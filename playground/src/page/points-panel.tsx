import { signal } from "@preact/signals";
import { MAX_POINTS, POINT_CLASSES, readPoints } from "../settings/points";
import { texts } from "../texts/index";
import { usePlayground } from "./playground";

/** What the pointer draws into the plane: points of a class, or nothing (the eraser). */
export const brush = signal<number | "eraser">(0);

/** Chooses what is drawn into the plane. */
export function PointsPanel() {
  const playground = usePlayground();
  const t = texts.value.data;
  const count = readPoints(playground.settings.points)?.length ?? 0;
  return (
    <div class="points-panel fields">
      <p class="hint">{t.drawHint}</p>
      <fieldset class="chips" aria-label={t.drawWith}>
        {Array.from({ length: POINT_CLASSES }, (_, label) => (
          <label key={label} class="chip">
            <input type="radio" name="brush" checked={brush.value === label} onChange={() => (brush.value = label)} />
            <span>
              <i class={`dot point-${label}`} /> {t.drawClass(label)}
            </span>
          </label>
        ))}
        <label class="chip">
          <input
            type="radio"
            name="brush"
            checked={brush.value === "eraser"}
            onChange={() => (brush.value = "eraser")}
          />
          <span>{t.erase}</span>
        </label>
      </fieldset>
      <p class="hint">{t.pointCount(count, MAX_POINTS)}</p>
      <button
        type="button"
        disabled={count === 0}
        onClick={() => {
          playground.change({ points: "" });
        }}
      >
        {t.clear}
      </button>
    </div>
  );
}
