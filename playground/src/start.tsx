import { render } from "preact";
import { App } from "./page/app";
import { acceptDrops } from "./page/file-drops";
import { followVisibility } from "./page/hidden-tab";
import { followOutcomes } from "./page/lessons/lesson-state";
import { Playground, PlaygroundContext } from "./page/playground";
import { acceptKeys } from "./page/shortcuts";

/** Builds the page. */
export function start(): void {
  const playground = new Playground();
  acceptKeys({
    toggle: () => {
      playground.run.toggle();
    },
    step: () => {
      playground.run.step();
    },
    reset: () => {
      playground.reset();
    },
  });
  acceptDrops((file) => {
    playground.openFile(file);
  });
  followVisibility(playground);
  followOutcomes(playground);
  render(
    <PlaygroundContext.Provider value={playground}>
      <App />
    </PlaygroundContext.Provider>,
    document.querySelector("#app")!,
  );
}
