/** What can have the focus. */
const FOCUSABLE = "a[href], button:enabled, input:enabled, select:enabled, [tabindex='0']";
/** What puts the focus somewhere by itself does so within this time. */
const SOON_MS = 60;

/** What has the focus, and all that it stands in. */
let path: readonly Element[] = [];
/** Gives the focus back. */
let timer: ReturnType<typeof setTimeout> | undefined;

/** Takes the focus from an element on purpose: it is not given back, whatever becomes of the element. */
export function leaveFocus(element: HTMLElement): void {
  element.blur();
  path = [];
  // Its own click may have disabled it already.
  clearTimeout(timer);
}

/** When what has the focus leaves the page or is disabled, such as a notice that is closed, the focus stays near its place. */
export function keepFocus(): void {
  document.addEventListener("focusin", ({ target }) => {
    path = pathOf(target as Element);
  });
  document.addEventListener("focusout", ({ target }) => {
    // Elements that leave the page lose the focus too.
    setTimeout(() => {
      if (target === path[0] && isUsable(path[0])) path = [];
    });
  });
  new MutationObserver(() => {
    if (path.length === 0 || isUsable(path[0])) return;
    // What loses the focus later may be usable again by then, and forgotten as left on purpose.
    const lost = path;
    clearTimeout(timer);
    timer = setTimeout(() => {
      const { activeElement } = document;
      if (activeElement === document.body || activeElement === lost[0]) nearest(lost)?.focus();
    }, SOON_MS);
  }).observe(document.body, { childList: true, subtree: true, attributeFilter: ["disabled"] });
}

function isUsable(element: Element): boolean {
  return element.isConnected && !element.matches(":disabled");
}

function pathOf(element: Element): Element[] {
  const path: Element[] = [];
  for (let at: Element | null = element; at !== null; at = at.parentElement) path.push(at);
  return path;
}

/** Itself if it can have the focus again; else what stands before it, or the first thing, in the nearest part of the page that is still there; else the output. */
function nearest(path: readonly Element[]): HTMLElement | undefined {
  const [last] = path;
  if (isUsable(last)) return last as HTMLElement;
  const isBefore = (element: Element) =>
    last.isConnected && (last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  for (const part of path.filter(({ isConnected }) => isConnected)) {
    if (part.id === "app") break;
    const inside = [...part.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((element) => element.checkVisibility());
    if (inside.length > 0) return inside.findLast(isBefore) ?? inside[0];
  }
  return document.querySelector<HTMLElement>("#output") ?? undefined;
}
