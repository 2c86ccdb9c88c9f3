/** Keys that work wherever no control wants them. */
export function acceptKeys(actions: {
  readonly toggle: () => void;
  readonly step: () => void;
  readonly reset: () => void;
}): void {
  const keys: Readonly<Record<string, () => void>> = { " ": actions.toggle, s: actions.step, r: actions.reset };
  addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey || !Object.hasOwn(keys, key)) return;
    if (target instanceof Element && target.closest("input, select, button, textarea, summary, dialog, [tabindex='0']"))
      return;
    event.preventDefault();
    keys[key]();
  });
}
