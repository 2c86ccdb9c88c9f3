import { byId, element } from "./element";
import { MapView } from "./map-view";
import { NormView } from "./norm-view";
import type { StudyContext } from "./study-context";

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
