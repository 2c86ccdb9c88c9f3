import { element } from "./element";
import { keepPreference, readPreference } from "./preferences";

const CHOICES = ["continue", "pause"] as const;

/** What training does while the tab is hidden: a choice, and a sentence on return. */
export function hiddenTabControl(actions: {
  readonly isRunning: () => boolean;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly say: (text: string) => void;
}): HTMLElement {
  const select = element(
    "select",
    { id: "hidden-tab" },
    element("option", { value: "continue" }, "Training goes on"),
    element("option", { value: "pause" }, "Training pauses"),
  );
  select.value = readPreference("hidden", CHOICES);
  select.addEventListener("change", () => {
    keepPreference("hidden", select.value);
  });
  let wasRunning = false;
  document.addEventListener("visibilitychange", () => {
    const pauses = select.value === "pause";
    if (document.visibilityState === "hidden") {
      wasRunning = actions.isRunning();
      if (wasRunning && pauses) actions.pause();
      return;
    }
    if (!wasRunning) return;
    if (pauses) actions.resume();
    actions.say(
      pauses ? "Training was paused while the tab was hidden." : "Training went on while the tab was hidden.",
    );
  });
  return element(
    "label",
    { class: "field", for: "hidden-tab" },
    element("span", { class: "label" }, "While the tab is hidden"),
    select,
  );
}
