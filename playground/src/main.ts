import { App } from "./page/app";
import { registerServiceWorker } from "./page/service-worker-registration";

new App();
registerServiceWorker();
