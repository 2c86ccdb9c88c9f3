import { signal } from "@preact/signals";

/** Whether the page is shown large, for a projector. */
export const isPresenting = signal(false);

export function present(isOn: boolean): void {
  isPresenting.value = isOn;
  document.documentElement.classList.toggle("presenting", isOn);
}
