import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { texts } from "../texts/index";

interface DialogProps {
  readonly title: string;
  readonly id: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A window over the page. */
export function Dialog({ title, id, onClose, children }: DialogProps) {
  const node = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useLayoutEffect(() => {
    node.current!.showModal();
  }, []);
  return (
    <dialog id={id} ref={node} aria-labelledby={heading} onClose={onClose}>
      <div class="head">
        <h2 id={heading}>{title}</h2>
        <button
          type="button"
          onClick={() => {
            node.current!.close();
          }}
        >
          {texts.value.top.close}
        </button>
      </div>
      {children}
    </dialog>
  );
}
