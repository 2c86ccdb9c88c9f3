import { button, element } from "./element";
import { notify } from "./notices";
import { saveFile } from "./save-file";

/** Shows a program to read, copy and save. */
export function showProgram(code: string): void {
  const dialog = element("dialog", { id: "program", "aria-labelledby": "program-title" });
  const close = () => {
    dialog.close();
  };
  const copy = () => {
    navigator.clipboard.writeText(code).then(
      () => {
        notify("The program is copied.");
      },
      () => {
        notify("The browser did not let the page copy; save the program instead.", "error");
      },
    );
  };
  const save = () => {
    saveFile("network.mjs", code, "text/javascript");
  };
  dialog.append(
    element("h2", { id: "program-title" }, "This network as a program"),
    element("pre", { tabindex: 0 }, element("code", {}, code)),
    element(
      "div",
      { class: "row" },
      button("Copy", copy),
      button("Save", save, { id: "save-program" }),
      button("Close", close),
    ),
  );
  dialog.addEventListener("close", () => {
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
}
