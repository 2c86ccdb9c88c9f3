import { signal } from "@preact/signals";
import { leaveFocus } from "./focus-keeper";
import { keepPreference, readPreference } from "./preferences";

const STATES = ["on", "off"] as const;

/** Whether single keys work, which people who dictate may not want. */
export const shortcuts = signal<(typeof STATES)[number]>(readPreference("shortcuts", STATES));

export function setShortcuts(isOn: boolean): void {
  shortcuts.value = isOn ? "on" : "off";
  keepPreference("shortcuts", shortcuts.value);
}

const TYPING =
  "input:not([type='checkbox'], [type='range']), select, textarea, dialog, [role='application'], [role='tab']";

/** Keys that work wherever no control wants them. */
export function acceptKeys(actions: {
  readonly toggle: () => void;
  readonly step: () => void;
  readonly reset: () => void;
}): void {
  const keys: Readonly<Record<string, () => void>> = { " ": actions.toggle, s: actions.step, r: actions.reset };
  addEventListener("keydown", (event) => {
    const { target, ctrlKey, metaKey, altKey, repeat } = event;
    const key = event.key.toLowerCase();
    if (shortcuts.value === "off" || ctrlKey || metaKey || altKey || !Object.hasOwn(keys, key)) return;
    if (target instanceof Element && target.closest(TYPING)) return;
    if (key === " " && target instanceof Element && target.closest("button, summary, input, a")) return;
    event.preventDefault();
    if (!repeat) keys[key]();
  });
  // A button that was clicked would take the space bar for itself.
  addEventListener("click", ({ detail, target }) => {
    const pressed =
      detail > 0 && target instanceof Element ? target.closest<HTMLElement>("main button, header button") : null;
    if (pressed?.matches("[aria-expanded], [aria-pressed]") === false) leaveFocus(pressed);
  });
}
