import { texts } from "../texts/index";
import { Icon } from "./icons";
import { usePlayground } from "./playground";

/** What the page says, between its head and its cards, so that nothing is covered; on a phone it stays in sight, over the cards. */
export function NoticeList() {
  const { notices } = usePlayground();
  return (
    <div id="notices">
      {notices.list.value.map(({ key, text, kind, action }) => (
        <div key={key} class={`notice ${kind}`} role={kind === "error" ? "alert" : "status"}>
          <p>{text()}</p>
          {action !== undefined && (
            <button type="button" onClick={action.run}>
              {action.text()}
            </button>
          )}
          <button
            type="button"
            class="quiet"
            aria-label={texts.value.notices.close}
            onClick={() => {
              notices.close(key);
            }}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
