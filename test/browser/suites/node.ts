/** What the suites import from "node:fs" and "node:url", on a page: files come from its server. */

/** A path is the address that it came from. */
export function fileURLToPath(url: URL): string {
  return url.href;
}

export function readFileSync(path: URL | string, encoding?: "utf8"): Uint8Array | string {
  const request = new XMLHttpRequest();
  request.open("GET", path, false);
  // Each byte as a character of that code, or U+F700 more.
  if (encoding === undefined) request.overrideMimeType("text/plain; charset=x-user-defined");
  request.send();
  if (request.status !== 200) throw new Error(`${String(path)}: ${request.status} ${request.statusText}`);
  const text = request.responseText;
  return encoding === undefined ? Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff) : text;
}
