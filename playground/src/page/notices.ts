import { button, byId, element } from "./element";

/** What a notice lets people do. */
export interface NoticeAction {
  readonly text: string;
  readonly run: () => void;
}

const SHOWN_MS = 8000;

/** Says something at the top of the page; errors stay until they are closed. */
export function notify(text: string, kind: "note" | "error" = "note", action?: NoticeAction): void {
  const area = byId("notices");
  for (const old of area.querySelectorAll(".notice")) if (old.firstChild?.textContent === text) old.remove();
  const notice = element("div", { class: `notice ${kind}`, role: kind === "error" ? "alert" : "status" });
  const close = () => {
    notice.remove();
  };
  notice.append(element("p", {}, text));
  if (action !== undefined) {
    notice.append(
      button(action.text, () => {
        close();
        action.run();
      }),
    );
  }
  notice.append(button("×", close, { class: "quiet", "aria-label": "Close this notice" }));
  area.append(notice);
  while (area.childElementCount > 3) area.firstElementChild?.remove();
  if (kind === "note" && action === undefined) setTimeout(close, SHOWN_MS);
}
