import type { ThemeName } from "wasm-mlp/visualizer";
import type { StudyNetwork, StudyPicture, StudyPlace } from "./messages";

/** A study that has ended. */
export interface EndedStudy {
  readonly picture: StudyPicture;
  /** @throws ProblemError for a network that cannot be shown. */
  open(place: StudyPlace): StudyNetwork;
  /** The figure of the library's visualizer, which is loaded for it. */
  figure(theme: ThemeName): Promise<string>;
}

type Visualizer = typeof import("./study-figures");

/** Draws with the visualizer. */
export function drawn(draw: (visualizer: Visualizer, theme: ThemeName) => string): EndedStudy["figure"] {
  return async (theme) => draw(await import("./study-figures"), theme);
}
