/** Opens a page in a browser that nobody drives, and waits for what the page sends home. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { clearTimeout, setTimeout } from "node:timers";

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript" };
const PATIENCE_MS = 90_000;

/** Arguments of each kind of browser before the address, given a folder for its profile. */
export const BROWSER_ARGUMENTS = {
  Firefox: (profile) => ["--headless", "--no-remote", "--profile", profile],
  Chromium: (profile) => [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    `--user-data-dir=${profile}`,
  ],
};

/** The answers by name that the page of a folder gives in a browser. */
export async function askBrowser(kind, program, folder) {
  const answers = {};
  let finish;
  const finished = new Promise((resolve) => (finish = resolve));
  const server = createServer((request, response) => {
    if (request.method === "POST") receive(request, response, answers, finish);
    else sendFile(folder, request.url, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const profile = mkdtempSync(join(tmpdir(), "wasm-mlp-profile-"));
  const address = `http://127.0.0.1:${server.address().port}/`;
  const child = spawn(program, [...BROWSER_ARGUMENTS[kind](profile), address], { stdio: "ignore" });
  const closed = once(child, "exit").catch(finish);
  const timer = setTimeout(finish, PATIENCE_MS);
  await Promise.race([finished, closed]);
  clearTimeout(timer);
  child.kill();
  await closed;
  server.closeAllConnections();
  server.close();
  // Its helpers may write for a moment after it; what they leave is the system's to clear.
  await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }).catch(() => undefined);
  return answers;
}

async function receive(request, response, answers, finish) {
  let text = "";
  for await (const part of request.setEncoding("utf8")) text += part;
  const name = request.url.slice("/result/".length);
  if (name === "end") finish();
  else answers[name] = JSON.parse(text);
  response.end();
}

async function sendFile(folder, path, response) {
  const name = path === "/" ? "/index.html" : normalize(path);
  try {
    const body = await readFile(join(folder, name));
    response.writeHead(200, { "content-type": TYPES[extname(name)] ?? "application/octet-stream" }).end(body);
  } catch {
    response.writeHead(404).end();
  }
}
