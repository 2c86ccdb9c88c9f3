import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { tasksOf, type ChosenColumns, type ColumnChoice, type TableFormat, type TableSummary } from "../data/table";
import { texts } from "../texts/index";
import { usePlayground } from "./playground";
import { SelectField } from "./select-field";

/** A person's own table: its file and the columns that they choose. */
export function TablePanel() {
  const playground = usePlayground();
  const t = texts.value.data;
  const { value: table } = playground.table;
  const file = useRef<HTMLInputElement>(null);
  return (
    <div class="table-panel fields">
      {table === undefined ? <p class="hint">{t.dropHint}</p> : <Columns table={table} />}
      <div class="row">
        <button
          type="button"
          onClick={() => {
            file.current!.click();
          }}
        >
          {table === undefined ? t.chooseFile : t.otherFile}
        </button>
        <input
          ref={file}
          id="csv-file"
          class="visually-hidden"
          type="file"
          accept=".csv,.tsv,.txt,.gz,text/csv"
          tabIndex={-1}
          aria-label={t.chooseFile}
          onChange={({ currentTarget }) => {
            const chosen = currentTarget.files?.[0];
            if (chosen !== undefined) playground.openTable(chosen);
            currentTarget.value = "";
          }}
        />
      </div>
      <Paste />
    </div>
  );
}

/** A table as text, from a spreadsheet. */
function Paste() {
  const playground = usePlayground();
  const t = texts.value.data;
  const text = useSignal("");
  return (
    <details>
      <summary>{t.paste}</summary>
      <div class="fields">
        <textarea
          id="paste"
          rows={6}
          spellcheck={false}
          aria-label={t.pasteLabel}
          placeholder={"height,width,kind\n1.2,3.4,a"}
          value={text.value}
          onInput={({ currentTarget }) => {
            text.value = currentTarget.value;
          }}
        />
        <button
          type="button"
          id="use-pasted"
          disabled={text.value.trim() === ""}
          onClick={() => {
            playground.openTable(new File([`${text.value.trim()}\n`], t.pastedName));
          }}
        >
          {t.usePasted}
        </button>
      </div>
    </details>
  );
}

/** What of the columns is chosen, and what changes it. */
interface ColumnsProps {
  readonly table: ChosenColumns;
  readonly onChoose: (change: Partial<ColumnChoice>) => void;
}

function Columns({ table }: { table: ChosenColumns }) {
  const playground = usePlayground();
  const t = texts.value.data;
  const { summary, choice } = table;
  const { columns } = summary;
  const missing = columns.reduce((sum, column) => sum + column.missing, 0);
  const choose = (change: Partial<ColumnChoice>) => {
    playground.chooseColumns({ ...choice, ...change });
  };
  return (
    <>
      <p class="hint">
        {t.tableLine(summary.name, summary.rows, columns.length)}
        {missing > 0 && ` ${t.gaps(missing)}`}
      </p>
      <SelectField
        id="csv-target"
        label={t.predict}
        value={choice.target}
        options={columns.map(({ name }) => [name, name])}
        onChange={(name) => {
          playground.chooseTarget(name);
        }}
      />
      <TaskField table={table} onChoose={choose} />
      <FeatureFields table={table} onChoose={choose} />
      <Reading summary={summary} />
    </>
  );
}

/** Whether the column is predicted as a category or as a number. */
function TaskField({ table: { summary, choice }, onChoose }: ColumnsProps) {
  const t = texts.value.data;
  const tasks = tasksOf(summary.columns.find(({ name }) => name === choice.target)!);
  return (
    <div class="field">
      <label class="label" for="csv-task">
        {t.as}
      </label>
      <select
        id="csv-task"
        value={choice.isRegression ? "number" : "category"}
        onChange={({ currentTarget }) => {
          onChoose({ isRegression: currentTarget.value === "number" });
        }}
      >
        <option value="category" disabled={!tasks.category && choice.isRegression}>
          {t.category}
        </option>
        <option value="number" disabled={!tasks.number}>
          {t.number}
        </option>
      </select>
    </div>
  );
}

/** The columns that it is predicted from. */
function FeatureFields({ table: { summary, choice }, onChoose }: ColumnsProps) {
  const t = texts.value.data;
  const { columns } = summary;
  return (
    <fieldset class="columns">
      <legend class="label">{t.from}</legend>
      {columns
        .filter(({ name }) => name !== choice.target)
        .map(({ name, kind }) => (
          <label key={name} class="switch">
            <input
              type="checkbox"
              checked={choice.features.includes(name)}
              onChange={({ currentTarget }) => {
                const isOn = currentTarget.checked;
                const features = columns.map((column) => column.name);
                onChoose({
                  features: features.filter((each) => (each === name ? isOn : choice.features.includes(each))),
                });
              }}
            />
            <span>{kind === "number" ? name : t.ofKind(name, t.kinds[kind])}</span>
          </label>
        ))}
    </fieldset>
  );
}

/** How the file is read, where it does not say it itself. */
function Reading({ summary: { columns, format } }: { summary: TableSummary }) {
  const playground = usePlayground();
  const t = texts.value.data;
  const read = (change: TableFormat) => {
    const { value } = playground.table;
    if (value !== undefined) playground.openTable(value.file, { ...format, ...change });
  };
  const header = format.header === undefined ? "found" : format.header ? "names" : "values";
  const isDated = columns.some(({ kind }) => kind === "date");
  return (
    <details>
      <summary>{t.reading}</summary>
      <div class="fields">
        <SelectField
          id="csv-header"
          label={t.firstLine}
          value={header}
          options={Object.entries(t.firstLines)}
          onChange={(value) => {
            read({ header: value === "found" ? undefined : value === "names" });
          }}
        />
        <SelectField
          id="csv-decimal"
          label={t.decimal}
          value={format.decimal ?? "found"}
          options={Object.entries(t.decimals)}
          onChange={(value) => {
            read({ decimal: value === "found" ? undefined : (value as "." | ",") });
          }}
        />
        {isDated && (
          <SelectField
            id="csv-dates"
            label={t.dates}
            value={format.dates ?? "dayFirst"}
            options={Object.entries(t.dateOrders)}
            onChange={(value) => {
              read({ dates: value as TableFormat["dates"] });
            }}
          />
        )}
      </div>
    </details>
  );
}
