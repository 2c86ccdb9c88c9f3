import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A server on this machine. */
export interface Mirror {
  /** Address of its folder. */
  readonly url: string;
  /** What was asked for. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** Serves files by name; 404 for others, and a connection that breaks for `null`. */
export async function startMirror(files: Readonly<Record<string, Uint8Array | null>>): Promise<Mirror> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const name = (request.url ?? "").split("/").at(-1) ?? "";
    requests.push(name);
    const file = files[name];
    if (file === null) response.destroy();
    else response.writeHead(file === undefined ? 404 : 200).end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/mnist`,
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
