import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type Server } from "node:http";
import { readFile, realpath, stat } from "node:fs/promises";
import { extname, isAbsolute, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { Command, Option } from "commander";
import { lookUp } from "../../core/look-up";
import type { CommandContext } from "../frame/context";
import { addExamples } from "../options/examples";
import { integer } from "../options/numbers";

/** Where the built playground lies: beside the folder of this program. */
const FOLDER = fileURLToPath(new URL("../playground/", import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

/** `wasm-mlp playground`: serves the playground to a browser on this machine. */
export function playgroundCommand(context: CommandContext): Command {
  const command = new Command("playground")
    .description("Serve the playground, where networks learn in the browser.")
    .addOption(new Option("--port <number>", "on this machine; 0 is a free one").argParser(integer(0)).default(8080))
    .option("--folder <path>", "with the built files", FOLDER);
  addExamples(command, ["playground --port 9000", "then open http://localhost:9000/"]);
  return command.action((options: { port: number; folder: string }) => playground(context, options));
}

async function playground({ output, signal }: CommandContext, options: { port: number; folder: string }) {
  const { folder } = options;
  if (!(await isFile(join(folder, "index.html")))) {
    throw new Error(`playground: there is no index.html in ${folder}; build it with "npm run build"`);
  }
  const root = await realpath(folder);
  const server = createServer((request, response) => {
    void answer(root, request).then(({ status, type, body, headers }) => {
      response.writeHead(status, { "content-type": type, "cache-control": "no-cache", ...headers });
      response.end(request.method === "HEAD" ? undefined : body);
    });
  });
  const port = await listen(server, options.port);
  const url = `http://localhost:${port}/`;
  output.tell(`the playground is at ${url}; Ctrl-C ends it`, { event: "listening", url });
  await new Promise<void>((done) => {
    const end = () => {
      server.closeAllConnections();
      server.close(() => {
        done();
      });
    };
    if (signal.aborted) end();
    else signal.addEventListener("abort", end, { once: true });
  });
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const reason = cause.code === "EADDRINUSE" ? "is in use" : `cannot be used: ${cause.message}`;
      fail(new Error(`playground: port ${port} ${reason}; pass another with --port`, { cause }));
    });
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      done(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly headers?: OutgoingHttpHeaders;
}

const text = (status: number, body: string, headers?: OutgoingHttpHeaders): Answer => ({
  status,
  type: "text/plain; charset=utf-8",
  body,
  headers,
});

/** Names of this machine: pages of other names, which lead here by a false address, get nothing. */
const LOCAL_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;

async function answer(root: string, { method = "GET", url = "/", headers }: IncomingMessage): Promise<Answer> {
  if (!LOCAL_HOST.test(headers.host ?? "")) return text(421, "ask for localhost");
  if (method !== "GET" && method !== "HEAD") return text(405, "only GET and HEAD", { allow: "GET, HEAD" });
  const file = await fileOf(root, url);
  // A file may be unreadable, or be taken away meanwhile by a build.
  const body = file && (await readFile(file).catch(() => undefined));
  if (file === undefined || body === undefined) return text(404, "not found");
  return { status: 200, type: lookUp(TYPES, extname(file)) ?? "application/octet-stream", body };
}

/** The file of a URL; undefined for none, and for one outside the folder, by links too. */
async function fileOf(root: string, url: string): Promise<string | undefined> {
  try {
    const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
    const file = await realpath(join(root, path.endsWith("/") ? `${path}index.html` : path));
    const inside = relative(root, file);
    return inside.split(sep)[0] === ".." || isAbsolute(inside) || !(await isFile(file)) ? undefined : file;
  } catch {
    // A URL that cannot be read is not found either.
    return undefined;
  }
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
