import { render } from "preact";
import { App } from "./page/app";
import { acceptDrops } from "./page/file-drops";
import { followVisibility } from "./page/hidden-tab";
import { Playground, PlaygroundContext } from "./page/playground";
import { registerServiceWorker } from "./page/service-worker-registration";
import { acceptKeys } from "./page/shortcuts";

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
registerServiceWorker();

render(
  <PlaygroundContext.Provider value={playground}>
    <App />
  </PlaygroundContext.Provider>,
  document.querySelector("#app")!,
);
