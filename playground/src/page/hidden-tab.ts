import { signal } from "@preact/signals";
import { texts } from "../texts/index";
import type { Playground } from "./playground";
import { keepPreference, readPreference } from "./preferences";

export const HIDDEN_CHOICES = ["continue", "pause"] as const;

/** What training does while the tab is hidden. */
export const whileHidden = signal<(typeof HIDDEN_CHOICES)[number]>(readPreference("hidden", HIDDEN_CHOICES));

export function chooseWhileHidden(choice: (typeof HIDDEN_CHOICES)[number]): void {
  whileHidden.value = choice;
  keepPreference("hidden", choice);
}

/** Pauses and resumes by that choice; a pause is told on return. */
export function followVisibility({ run, notices }: Playground): void {
  let wasPaused = false;
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") {
      wasPaused = run.state.value.running && whileHidden.value === "pause";
      if (wasPaused) run.send({ type: "pause" });
    } else if (wasPaused) {
      wasPaused = false;
      run.send({ type: "run" });
      notices.say("hidden", () => texts.value.notices.paused);
    }
  });
}
