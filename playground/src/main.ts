import { registerServiceWorker } from "./page/service-worker-registration";
import { start } from "./start";

// Sandboxed frames start by `sandboxed.ts`, even where modules load.
if (window.origin !== "null") {
  start();
  registerServiceWorker();
}
