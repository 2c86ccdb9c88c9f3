import { useSignal } from "@preact/signals";
import { useEffect, useId } from "preact/hooks";
import type { FieldName } from "../../settings/fields";
import { texts } from "../../texts/index";

/** The name of a control with its explanation, which opens on click as well as under the pointer. */
export function Label({ name, id }: { name: FieldName; id: string }) {
  const { label, help } = texts.value.fields[name];
  return (
    <span class="label">
      <label for={id}>{label}</label>
      <Help text={help} name={label} />
    </span>
  );
}

/** An explanation behind a question mark: under the pointer and with the focus, until Escape closes it. */
export function Help({ text, name }: { text: string; name: string }) {
  const id = useId();
  const isClosed = useSignal(false);
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === "Escape") isClosed.value = true;
    };
    addEventListener("keydown", onKey);
    return () => {
      removeEventListener("keydown", onKey);
    };
  }, []);
  const open = () => (isClosed.value = false);
  return (
    <span class={isClosed.value ? "help closed" : "help"} onPointerEnter={open} onFocusIn={open} onClick={open}>
      <button type="button" aria-label={`? ${name}`} aria-describedby={id}>
        ?
      </button>
      <span role="tooltip" id={id}>
        {text}
      </span>
    </span>
  );
}
