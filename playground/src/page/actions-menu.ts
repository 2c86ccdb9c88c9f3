import { button, element } from "./element";

/** What the menu offers. */
export interface MenuActions {
  readonly share: () => void;
  readonly saveModel: () => void;
  readonly openModel: (file: File) => void;
  readonly showProgram: () => void;
}

/** Share, save and open. */
export function actionsMenu(actions: MenuActions): HTMLElement[] {
  const file = element("input", {
    type: "file",
    accept: ".safetensors",
    class: "visually-hidden",
    id: "model-file",
    tabindex: -1,
  });
  file.setAttribute("aria-label", "Model file");
  file.addEventListener("change", () => {
    const chosen = file.files?.[0];
    if (chosen !== undefined) actions.openModel(chosen);
    file.value = "";
  });
  const menu = element("details", { class: "menu", id: "export-menu" });
  const item = (text: string, id: string, run: () => void) =>
    button(
      text,
      () => {
        menu.open = false;
        run();
      },
      { id },
    );
  menu.append(
    element("summary", {}, "Model & code"),
    element(
      "div",
      {},
      item("Save the model (safetensors)", "save-model", actions.saveModel),
      item("Open a model …", "open-model", () => {
        file.click();
      }),
      item("Show the program", "show-program", actions.showProgram),
    ),
  );
  const share = button("Share", actions.share, { id: "share", title: "Copy a link to this very moment" });
  return [share, menu, file];
}
