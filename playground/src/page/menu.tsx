import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";

/** Closes the menu that is open; its button has the focus then. */
export function closeMenus(): void {
  document.querySelector<HTMLElement>(".menu:has(> .panel) > button")?.focus();
  openMenu.value = "";
}

/** The menu that is open; there is one at most. */
const openMenu = signal("");

interface MenuProps {
  readonly label: ComponentChildren;
  /** What a screen reader says of the button. */
  readonly name?: string;
  readonly class?: string;
  readonly id?: string;
  readonly children: ComponentChildren;
}

/** A button with a panel below it; Escape, a click outside and another menu close it. */
export function Menu({ label, name, class: className, id, children }: MenuProps) {
  const key = useId();
  const node = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const isOpen = openMenu.value === key;
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    const onPointer = ({ target }: PointerEvent) => {
      if (!node.current?.contains(target as Node)) openMenu.value = "";
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      openMenu.value = "";
      button.current?.focus();
    };
    addEventListener("pointerdown", onPointer);
    addEventListener("keydown", onKey);
    return () => {
      removeEventListener("pointerdown", onPointer);
      removeEventListener("keydown", onKey);
    };
  }, [isOpen]);
  const onFocusOut = ({ relatedTarget }: FocusEvent) => {
    if (isOpen && relatedTarget instanceof Node && !node.current?.contains(relatedTarget)) openMenu.value = "";
  };
  return (
    <div class="menu" ref={node} onFocusOut={onFocusOut}>
      <button
        type="button"
        ref={button}
        id={id}
        class={className}
        aria-expanded={isOpen}
        aria-label={name}
        onClick={() => (openMenu.value = isOpen ? "" : key)}
      >
        {label}
      </button>
      {isOpen && <div class="panel">{children}</div>}
    </div>
  );
}

/** An entry that does something and closes the menu. */
export function MenuItem({
  onSelect,
  id,
  children,
}: {
  onSelect: () => void;
  id?: string;
  children: ComponentChildren;
}) {
  const select = () => {
    closeMenus();
    onSelect();
  };
  return (
    <button type="button" id={id} class="item" onClick={select}>
      {children}
    </button>
  );
}
