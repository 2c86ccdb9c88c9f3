import type { ColumnChoice, TableSummary } from "../data/table";
import { button, element } from "./element";

/** Chooses the columns of a person's own table. */
export class TablePanel {
  readonly node = element("div", { class: "table-panel" });
  readonly #file = element("input", {
    type: "file",
    accept: ".csv,.tsv,.txt,text/csv",
    class: "visually-hidden",
    id: "csv-file",
    tabindex: -1,
    "aria-label": "CSV file",
  });

  constructor(
    onFile: (file: File) => void,
    private readonly onChoice: (choice: ColumnChoice) => void,
  ) {
    this.#file.addEventListener("change", () => {
      const file = this.#file.files?.[0];
      if (file !== undefined) onFile(file);
      this.#file.value = "";
    });
    this.#showEmpty();
  }

  #chooser(text: string): HTMLElement {
    return button(text, () => {
      this.#file.click();
    });
  }

  #showEmpty(): void {
    this.node.replaceChildren(
      element("p", { class: "hint" }, "Drop a CSV file anywhere on the page. It never leaves this computer."),
      this.#chooser("Choose a file"),
      this.#file,
    );
  }

  show({ name, rows, columns, choice }: TableSummary): void {
    const target = element(
      "select",
      { id: "csv-target" },
      ...columns.map(({ name: value }) => element("option", { value }, value)),
    );
    target.value = choice.target;
    const task = element(
      "select",
      { id: "csv-task" },
      element("option", { value: "classes" }, "its class"),
      element("option", { value: "value" }, "its value"),
    );
    task.value = choice.isRegression ? "value" : "classes";
    const boxes = columns.map((column) => {
      const box = element("input", { type: "checkbox" });
      box.checked = choice.features.includes(column.name);
      const text = column.isNumeric ? column.name : `${column.name} (text)`;
      return { name: column.name, box, label: element("label", { class: "switch" }, box, element("span", {}, text)) };
    });
    const hideTarget = () => {
      for (const box of boxes) box.label.hidden = box.name === target.value;
    };
    const changed = () => {
      hideTarget();
      const features = boxes.flatMap(({ name: each, box }) => (box.checked && each !== target.value ? [each] : []));
      this.onChoice({ target: target.value, features, isRegression: task.value === "value" });
    };
    for (const input of [target, task, ...boxes.map(({ box }) => box)]) input.addEventListener("change", changed);
    hideTarget();
    const missing = columns.reduce((sum, column) => sum + column.missing, 0);
    const gaps = missing === 0 ? "" : `; rows with empty cells are left out (${missing} cells)`;
    this.node.replaceChildren(
      element("p", { class: "hint" }, `${name}: ${rows} rows, ${columns.length} columns${gaps}`),
      element("label", { class: "field", for: "csv-target" }, element("span", { class: "label" }, "Predict"), target),
      element("label", { class: "field", for: "csv-task" }, element("span", { class: "label" }, "as"), task),
      element("fieldset", { class: "columns" }, element("legend", {}, "from"), ...boxes.map(({ label }) => label)),
      this.#chooser("Choose another file"),
      this.#file,
    );
  }
}
