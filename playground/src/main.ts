import { isSandboxed } from "./page/sandbox";
import { registerServiceWorker } from "./page/service-worker-registration";
import { start } from "./start";

// Sandboxed frames start by `sandboxed.ts`, even where modules load.
if (!isSandboxed) {
  // In a task of its own: reading the script takes a slow machine long enough.
  setTimeout(start);
  registerServiceWorker();
}
