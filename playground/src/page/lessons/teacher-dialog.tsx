import { signal, useSignal, type Signal } from "@preact/signals";
import { START, writeAddress } from "../../settings/address";
import { FIELD_NAMES, type FieldName } from "../../settings/fields";
import { NO_VIEW, PARTS, type Part, type View } from "../../settings/view";
import { NOTHING, texts, type Said } from "../../texts/index";
import { copyText } from "../copy-text";
import { Dialog } from "../dialog";
import { usePlayground } from "../playground";
import { SelectField } from "../select-field";

const isOpen = signal(false);

export function openTeacherDialog(): void {
  isOpen.value = true;
}

type State = "shown" | "locked" | "hidden";

/** Makes a link of the present settings with a title, a task, and controls that are hidden or locked. */
export function TeacherDialog() {
  const { settings } = usePlayground();
  const view = useSignal<View>(NO_VIEW);
  const said = useSignal(NOTHING);
  if (!isOpen.value) return null;
  const t = texts.value.lessons;
  const link = new URL(writeAddress(settings, START, view.value), location.href).href;
  const set = (change: Partial<View>) => {
    view.value = { ...view.value, ...change };
    said.value = NOTHING;
  };
  return (
    <Dialog
      id="teacher"
      title={t.make}
      onClose={() => {
        isOpen.value = false;
      }}
    >
      <p>{t.makeText}</p>
      <div class="fields">
        <TextField
          id="teacher-title"
          label={t.titleLabel}
          onText={(title) => {
            set({ title });
          }}
        />
        <TextField
          id="teacher-task"
          label={t.taskLabel}
          onText={(task) => {
            set({ task });
          }}
        />
        <label class="switch">
          <input
            type="checkbox"
            checked={view.value.embed}
            onChange={({ currentTarget }) => {
              set({ embed: currentTarget.checked });
            }}
          />
          <span>{t.embed}</span>
        </label>
      </div>
      <ControlStates view={view.value} onChange={set} />
      <pre tabIndex={0}>
        <code id="teacher-link">{link}</code>
      </pre>
      <CopyButtons link={link} said={said} />
    </Dialog>
  );
}

/** Which parts and settings are shown, locked or hidden. */
function ControlStates(props: { readonly view: View; readonly onChange: (change: Partial<View>) => void }) {
  const { lessons, fields } = texts.value;
  return (
    <details>
      <summary>{lessons.controls}</summary>
      <div class="teacher-grid">
        {PARTS.map((name) => (
          <StateField key={name} name={name} label={lessons.parts[name]} canLock={false} {...props} />
        ))}
        {FIELD_NAMES.map((name) => (
          <StateField key={name} name={name} label={fields[name].label} canLock {...props} />
        ))}
      </div>
    </details>
  );
}

/** Copies the link, or a frame with it; `said` is how that went. */
function CopyButtons({ link, said }: { readonly link: string; readonly said: Signal<Said> }) {
  const t = texts.value.lessons;
  const frame = `<iframe src="${link}" width="100%" height="720" sandbox="allow-scripts" title="${t.frameTitle}"></iframe>`;
  const copy = (text: string) => () => {
    copyText(text).then(
      () => (said.value = () => texts.value.program.copied),
      () => (said.value = () => texts.value.lessons.notCopied),
    );
  };
  return (
    <div class="row">
      <button type="button" class="primary" onClick={copy(link)}>
        {t.copyLink}
      </button>
      <button type="button" onClick={copy(frame)}>
        {t.copyFrame}
      </button>
      <span role="status">{said.value()}</span>
    </div>
  );
}

function TextField({ id, label, onText }: { id: string; label: string; onText: (text: string) => void }) {
  return (
    <div class="field">
      <label class="label" for={id}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        maxLength={400}
        autocomplete="off"
        onInput={({ currentTarget }) => {
          onText(currentTarget.value);
        }}
      />
    </div>
  );
}

interface StateFieldProps {
  readonly name: Part | FieldName;
  readonly label: string;
  readonly view: View;
  readonly canLock: boolean;
  readonly onChange: (change: Partial<View>) => void;
}

function StateField({ name, label, view, canLock, onChange }: StateFieldProps) {
  const t = texts.value.lessons;
  const id = `teacher-${canLock ? "field" : "part"}-${name}`;
  const isHidden = view.hide.includes(name);
  const isLocked = canLock && view.lock.includes(name as FieldName);
  const choose = (state: State) => {
    const hide = view.hide.filter((each) => each !== name);
    const lock = view.lock.filter((each) => each !== name);
    onChange({
      hide: state === "hidden" ? [...hide, name] : hide,
      lock: state === "locked" ? [...lock, name as FieldName] : lock,
    });
  };
  const { shown, locked, hidden } = t.states;
  return (
    <SelectField
      id={id}
      label={label}
      value={isHidden ? "hidden" : isLocked ? "locked" : "shown"}
      options={[["shown", shown], ...(canLock ? [["locked", locked] as const] : []), ["hidden", hidden]]}
      onChange={(state) => {
        choose(state as State);
      }}
    />
  );
}
