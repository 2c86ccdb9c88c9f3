/** What can have the focus. */
const FOCUSABLE = "a[href], button:enabled, input:enabled, select:enabled, [tabindex='0']";
/** What puts the focus somewhere by itself does so within this time. */
const SOON_MS = 60;

/** When what has the focus leaves the page, such as a notice that is closed, the focus stays near its place. */
export function keepFocus(): void {
  /** What has the focus, and all that it stands in. */
  let path: readonly Element[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener("focusin", ({ target }) => {
    path = pathOf(target as Element);
  });
  document.addEventListener("focusout", ({ target }) => {
    // Elements that leave the page lose the focus too.
    setTimeout(() => {
      if (target === path[0] && path[0].isConnected) path = [];
    });
  });
  new MutationObserver(() => {
    if (path.length === 0 || path[0].isConnected) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (document.activeElement === document.body) nearest(path)?.focus();
    }, SOON_MS);
  }).observe(document.body, { childList: true, subtree: true });
}

function pathOf(element: Element): Element[] {
  const path: Element[] = [];
  for (let at: Element | null = element; at !== null; at = at.parentElement) path.push(at);
  return path;
}

/** The first thing in the nearest part of the page that is still there; else the output. */
function nearest(path: readonly Element[]): HTMLElement | undefined {
  for (const part of path.filter(({ isConnected }) => isConnected)) {
    if (part.id === "app") break;
    const inside = [...part.querySelectorAll<HTMLElement>(FOCUSABLE)].find((element) => element.checkVisibility());
    if (inside !== undefined) return inside;
  }
  return document.querySelector<HTMLElement>("#output") ?? undefined;
}
