import { createServer, type Server } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
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
  const server = createServer((request, response) => {
    void answer(folder, request.url ?? "/").then(({ status, type, body }) => {
      response.writeHead(status, { "content-type": type, "cache-control": "no-cache" }).end(body);
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

/** The file of a URL, which cannot lead out of the folder. */
async function answer(folder: string, url: string) {
  try {
    const path = normalize(decodeURIComponent(new URL(url, "http://localhost").pathname));
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    if (file.startsWith(normalize(folder)) && (await isFile(file))) {
      return {
        status: 200,
        type: lookUp(TYPES, extname(file)) ?? "application/octet-stream",
        body: await readFile(file),
      };
    }
  } catch {
    // A URL that cannot be read is not found either.
  }
  return { status: 404, type: "text/plain", body: "not found" };
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
