import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
};

/** A server of files on a free port of this machine. */
export interface StaticServer {
  readonly address: string;
  /** Bytes sent, as they are in the files. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** What a server sends beside files. */
export interface ServerOptions {
  /** Headers of every answer. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Pages that are no files: path and content. */
  readonly pages?: Readonly<Record<string, string>>;
  /** Path under which the folder is served. Default "/". */
  readonly base?: string;
}

export async function serveFolder(folder: string, options: ServerOptions = {}): Promise<StaticServer> {
  const { headers = {}, pages = {}, base = "/" } = options;
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    requests.push(pathname);
    const name = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    const inside = name.startsWith(base) ? name.slice(base.length) : undefined;
    const content =
      pages[pathname] !== undefined
        ? Promise.resolve(pages[pathname])
        : inside === undefined
          ? Promise.reject(new Error("outside"))
          : readFile(join(folder, normalize(`/${inside}`)));
    content.then(
      (body) =>
        response
          .writeHead(200, { "content-type": TYPES[extname(name)] ?? "application/octet-stream", ...headers })
          .end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}${base}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
