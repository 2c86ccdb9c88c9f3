import { render } from "preact";
import { App } from "./page/app";
import { acceptDrops } from "./page/file-drops";
import { keepFocus } from "./page/focus-keeper";
import { followVisibility } from "./page/hidden-tab";
import { followOutcomes } from "./page/lessons/lesson-state";
import { Playground, PlaygroundContext } from "./page/playground";
import { acceptKeys } from "./page/shortcuts";
import { followTheme } from "./page/theme";
import { painter } from "./painting/painter-client";

/** Builds the page. */
export function start(): void {
  followTheme();
  painter.start();
  keepFocus();
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
  acceptDrops((file, count) => {
    playground.openDropped(file, count);
  });
  followVisibility(playground);
  followOutcomes(playground);
  // In a task of its own, so that a slow machine answers between them.
  setTimeout(() => {
    render(
      <PlaygroundContext.Provider value={playground}>
        <App />
      </PlaygroundContext.Provider>,
      document.querySelector("#app")!,
    );
  });
}
