import type { Colours } from "../figures/colours";
import type { Settings } from "../settings/settings";
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
