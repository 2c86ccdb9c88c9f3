/**
 * Keeps the page's files, so that it works offline. The build writes the list and its version. The files of the version
 * before are kept too: a tab that is open when a new version comes still needs them.
 */
const VERSION = "__VERSION__";
const FILES = __FILES__;
const CACHE = `wasm-mlp-playground-${VERSION}`;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(FILES))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith("wasm-mlp-playground-") && name !== CACHE))
      .then((others) => Promise.all(others.slice(0, -1).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  event.respondWith(kept(request).then((answer) => answer ?? fetch(request)));
});

/** The kept answer: of this version, else of the one before. */
async function kept(request) {
  const own = await caches.open(CACHE);
  const options = { ignoreSearch: true };
  return (await own.match(request, options)) ?? caches.match(request, options);
}
