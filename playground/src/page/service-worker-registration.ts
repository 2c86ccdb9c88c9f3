/** Makes the built page work offline. */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  addEventListener("load", () => {
    navigator.serviceWorker.register("./service-worker.js").catch(() => {
      // Without it the page works as long as there is a network.
    });
  });
}
