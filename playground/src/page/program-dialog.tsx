import { signal, useSignal } from "@preact/signals";
import { pageCode } from "../program/page-code";
import { programFor } from "../program/program";
import { torchCode } from "../program/torch-code";
import { START } from "../settings/address";
import { NOTHING, texts } from "../texts/index";
import { copyText } from "./copy-text";
import { Dialog } from "./dialog";
import { usePlayground, type Playground } from "./playground";
import { saveFile } from "./save-file";

type Kind = "train" | "page" | "torch";

const shown = signal<Kind | undefined>(undefined);

/** Shows code to read, copy and save. */
export function openProgram(kind: Kind): void {
  shown.value = kind;
}

const FILES: Readonly<Record<Kind, readonly [string, string]>> = {
  train: ["network.mjs", "text/javascript"],
  page: ["network.html", "text/html"],
  torch: ["network.py", "text/x-python"],
};

export function ProgramDialog() {
  const playground = usePlayground();
  const said = useSignal(NOTHING);
  const { value: kind } = shown;
  const t = texts.value.program;
  if (kind === undefined || playground.run.task.value === undefined) return null;
  const { code, note, file } = codeOf(playground, kind);
  const title = { train: t.title, page: t.usePage, torch: t.torch }[kind];
  const copy = () => {
    copyText(code).then(
      () => (said.value = () => texts.value.program.copied),
      () => (said.value = () => texts.value.program.notCopied),
    );
  };
  const close = () => {
    shown.value = undefined;
    said.value = NOTHING;
  };
  return (
    <Dialog id="program" title={title} onClose={close}>
      <p>{note}</p>
      <pre tabIndex={0}>
        <code>{code}</code>
      </pre>
      <div class="row">
        <button type="button" class="primary" onClick={copy}>
          {t.copy}
        </button>
        <button
          type="button"
          id="save-program"
          onClick={() => {
            saveFile(FILES[kind][0], code, FILES[kind][1]);
          }}
        >
          {t.save}
        </button>
        {file !== undefined && (
          <button
            type="button"
            id="save-table"
            onClick={() => {
              saveFile(file.name, file, "text/csv");
            }}
          >
            {t.saveTable}
          </button>
        )}
        <span role="status">{said.value()}</span>
      </div>
    </Dialog>
  );
}

interface Code {
  readonly code: string;
  readonly note: string;
  /** The table that the code reads. */
  readonly file?: File;
}

function codeOf(playground: Playground, kind: Kind): Code {
  const { run, settings, table } = playground;
  const t = texts.value.program;
  const task = run.task.value!;
  if (kind === "page") return { code: pageCode(settings, task), note: t.pageNote };
  if (kind === "torch") return { code: torchCode(settings, task), note: t.torchNote };
  const position = run.frame.value?.position ?? START;
  const isUntrained = position.epoch + position.batch === 0;
  const own = settings.set === "csv" ? table.value : undefined;
  const code = programFor(settings, {
    task,
    until: isUntrained ? { epoch: 1, batch: 0 } : position,
    table: own && { name: own.summary.name, choice: own.choice },
  });
  const isExact = run.state.value.origin === "seed";
  const notes = [isExact ? t.sameBits : t.otherWeights];
  if (isUntrained) notes.push(t.firstEpoch);
  if (own !== undefined) notes.push(t.tableNote(own.summary.name));
  return { code, note: notes.join(" "), file: own?.file };
}
