import type { Colours } from "../figures/colours";
import type { Settings } from "../settings/settings";
import { byId, element } from "./element";
import type { Store } from "./store";

/** Thousands of networks at once. */
export class StudiesPanel {
  constructor(
    _settings: Store<Settings>,
    _colours: Store<Colours>,
    _train: (settings: Settings) => void,
    _hasTable: () => boolean,
  ) {
    byId("studies").append(element("p", { class: "hint" }, "…"));
  }
}
