import type { Colours } from "../figures/colours";
import type { Settings } from "../settings/settings";
import { byId, element } from "./element";
import { MapView } from "./map-view";
import { NormView } from "./norm-view";
import type { Store } from "./store";
import type { StudyRequest } from "../studies/messages";

/** What the studies need from the page. */
export interface StudyContext {
  readonly settings: Store<Settings>;
  readonly colours: Store<Colours>;
  /** The person's own table, when there is one. */
  readonly table: () => StudyRequest["table"];
  /** Trains a network with other settings in the main view. */
  readonly train: (settings: Settings) => void;
}

/** Thousands of networks at once, on the data of the main view. */
export function buildStudiesPanel(context: StudyContext): void {
  byId("studies").append(
    element(
      "p",
      { class: "hint" },
      "Thousands of small sigmoid networks learn the data above at once, each by full-batch gradient descent from its own first weights, until it has every training sample right.",
    ),
    element("div", { class: "studies" }, new NormView(context).node, new MapView(context).node),
  );
}
