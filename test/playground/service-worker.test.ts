/** The service worker, with caches that are maps. */
import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { expect, test, vi } from "vitest";

type Listener = (event: { waitUntil: (promise: Promise<unknown>) => void; [name: string]: unknown }) => void;

/** What the browser keeps between versions: caches by their names, files by their addresses. */
const kept = new Map<string, Map<string, string>>();

const caches = {
  open: (name: string) => {
    const files = kept.get(name) ?? new Map<string, string>();
    kept.set(name, files);
    return Promise.resolve({
      addAll: (paths: string[]) => {
        for (const path of paths) files.set(path, `${path} of ${name}`);
        return Promise.resolve();
      },
      match: ({ url }: { url: string }) => Promise.resolve(files.get(url)),
    });
  },
  keys: () => Promise.resolve([...kept.keys()]),
  delete: (name: string) => Promise.resolve(kept.delete(name)),
  match: ({ url }: { url: string }) => Promise.resolve([...kept.values()].find((files) => files.has(url))?.get(url)),
};

/** Installs and activates a version with some files; returns what it answers to a request. */
async function install(version: string, files: readonly string[]): Promise<(url: string) => Promise<unknown>> {
  const listeners = new Map<string, Listener>();
  const self = {
    addEventListener: (name: string, listener: Listener) => listeners.set(name, listener),
    skipWaiting: () => Promise.resolve(),
    clients: { claim: () => Promise.resolve() },
  };
  const source = readFileSync("playground/service-worker.js", "utf8")
    .replace("__VERSION__", version)
    .replace("__FILES__", JSON.stringify(files));
  const fetch = vi.fn(() => Promise.resolve("from the network"));
  runInNewContext(source, { self, caches, fetch, location: { origin: "https://a.b" }, URL });
  const send = async (name: string, event: object = {}) => {
    const waits: Promise<unknown>[] = [];
    listeners.get(name)!({ waitUntil: (promise) => void waits.push(promise), ...event });
    await Promise.all(waits);
  };
  await send("install");
  await send("activate");
  return async (url) => {
    let answer: Promise<unknown> | undefined;
    const respondWith = (promise: Promise<unknown>) => (answer = promise);
    await send("fetch", { request: { method: "GET", url }, respondWith });
    return answer;
  };
}

test("files of this version come first, those of the one before are still there, older ones are not", async () => {
  const [page, first, second, third] = ["page", "first.js", "second.js", "third.js"].map(
    (name) => `https://a.b/${name}`,
  );
  kept.set("of another page", new Map());
  await install("1", [page, first]);
  await install("2", [page, second]);
  const ask = await install("3", [page, third]);
  expect(await ask(page)).toMatch(/playground-3$/);
  expect(await ask(third)).toMatch(/playground-3$/);
  expect(await ask(second)).toMatch(/playground-2$/);
  expect(await ask(first)).toBe("from the network");
  expect([...kept.keys()]).toStrictEqual(["of another page", "wasm-mlp-playground-2", "wasm-mlp-playground-3"]);
});
