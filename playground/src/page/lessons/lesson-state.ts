import { effect, signal } from "@preact/signals";
import type { Playground } from "../playground";
import type { LessonState } from "./lessons";

/** Networks of the largest study that has ended on this page. */
export const studied = signal(0);

const outcomes = signal<ReadonlyMap<number, boolean>>(new Map());

/** Two neurons reach about 0.9 on the noisy corners, or hardly more than 0.75. */
const LEARNED = 0.85;

/** Remembers which seeds have learned their data in the lesson that is open. */
export function followOutcomes({ run, store }: Playground): void {
  let lesson = "";
  effect(() => {
    const { reason, running, origin } = run.state.value;
    if (store.view.value.lesson !== lesson) {
      lesson = store.view.value.lesson;
      outcomes.value = new Map();
      studied.value = 0;
    }
    const isOver = !running && origin === "seed" && (reason === "epochs" || reason === "settled");
    const accuracy = run.frame.value?.latest.validationAccuracy;
    if (!isOver || accuracy === undefined || run.frame.value?.moment !== undefined) return;
    const { seed } = store.settings.peek();
    if (outcomes.peek().has(seed)) return;
    outcomes.value = new Map(outcomes.peek()).set(seed, accuracy >= LEARNED);
  });
}

/** What the lessons look at. */
export function lessonState({ run, store }: Playground): LessonState {
  return {
    settings: store.settings.value,
    frame: run.frame.value,
    details: run.details.value,
    selected: run.selected.value,
    outcomes: outcomes.value,
    studied: studied.value,
  };
}
