import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Model } from "../../model/index";
import { answerCsv, answerJson } from "./answer-request";
import { HttpError } from "./http-error";

/** Codes of the system for a port that is taken, or for others than this user; all else is about the address. */
const OF_THE_PORT = ["EADDRINUSE", "EACCES"];

/** How long requests under way may take when the server is stopped. */
const GRACE_MS = 5000;
/** How long a client may take for its headers and for all of its request. */
const HEADERS_MS = 10_000;
const REQUEST_MS = 30_000;
/** How much is read of a body that is refused, and for how long: who is cut off while sending may not see the answer. */
const MAX_DRAINED = 64 * 2 ** 20;
const DRAIN_MS = 2000;
/** Media types of tables. */
const TABLES = ["text/csv", "text/tab-separated-values"];

/** Answers rows over HTTP. Every request gets an answer, whatever is wrong with it. */
export class ModelServer {
  /** Requests that were answered. */
  requests = 0;
  readonly #server: Server;

  /** @param maxBody - Bytes of a request. */
  constructor(
    private readonly model: Model,
    private readonly maxBody: number,
  ) {
    this.#server = createServer({ headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS }, (request, response) => {
      void this.#handle(request, response);
    });
    this.#server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
      refuse(error, socket);
    });
  }

  /** Listens; gives the address. @throws (rejects) Error with the system's code for a port that is taken. */
  listen(port: number, host: string): Promise<string> {
    return new Promise((done, fail) => {
      this.#server.once("error", (cause: NodeJS.ErrnoException) => {
        const option = OF_THE_PORT.includes(cause.code ?? "") ? "--port" : "--host";
        const text = `port ${port} of ${host} cannot be used: ${cause.message}; pass another with ${option}`;
        fail(new Error(text, { cause }));
      });
      this.#server.listen(port, host, () => {
        const { port: found } = this.#server.address() as AddressInfo;
        done(`http://${host.includes(":") ? `[${host}]` : host}:${found}`);
      });
    });
  }

  /** Takes no more requests, and waits for those under way, for five seconds at most. */
  async close(): Promise<void> {
    const closed = new Promise<void>((done) => {
      this.#server.close(() => {
        done();
      });
    });
    this.#server.closeIdleConnections();
    const timer = setTimeout(() => {
      this.#server.closeAllConnections();
    }, GRACE_MS);
    await closed;
    clearTimeout(timer);
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests++;
    try {
      const [path] = (request.url ?? "/").split("?");
      if (path === "/predict") await this.#predict(request, response);
      else if (path === "/schema") this.#get(request, response, this.#schema());
      else if (path === "/health") this.#get(request, response, { status: "ok" });
      else
        throw new HttpError(404, `there is no ${JSON.stringify(path.slice(0, 80))}; use /predict, /schema or /health`);
    } catch (error) {
      await drain(request);
      answerError(request, response, error);
    }
  }

  #schema() {
    const { schema, task, classes, scores } = this.model;
    return { task, target: schema.target.name, ...(classes && { classes }), scores, schema };
  }

  #get({ method }: IncomingMessage, response: ServerResponse, content: unknown): void {
    if (method !== "GET" && method !== "HEAD") throw new HttpError(405, "use GET", { allow: "GET, HEAD" });
    send(response, 200, JSON.stringify(content), "application/json");
  }

  async #predict(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== "POST") throw new HttpError(405, "use POST", { allow: "POST" });
    const [type, ...parameters] = (request.headers["content-type"] ?? "application/json").split(";");
    const kind = type.trim().toLowerCase();
    const isTable = TABLES.includes(kind);
    if (kind !== "application/json" && !isTable) {
      throw new HttpError(
        415,
        `the content type is ${JSON.stringify(kind.slice(0, 80))}; send application/json or text/csv`,
      );
    }
    const coding = request.headers["content-encoding"] ?? "identity";
    // Tables may be packed, as files are.
    if (coding !== "identity" && (!isTable || coding !== "gzip")) {
      throw new HttpError(
        415,
        `the content encoding is ${JSON.stringify(coding.slice(0, 80))}; send the body as it is`,
      );
    }
    const body = await this.#bodyOf(request);
    if (isTable) send(response, 200, await answerCsv(this.model, body, charsetOf(parameters)), "text/csv");
    else send(response, 200, answerJson(this.model, body), kind);
  }

  #bodyOf(request: IncomingMessage): Promise<Buffer> {
    const { maxBody } = this;
    const tooLarge = () => new HttpError(413, `the body has more than ${maxBody} bytes; send fewer rows at once`);
    return new Promise((done, fail) => {
      if (Number(request.headers["content-length"]) > maxBody) {
        fail(tooLarge());
        return;
      }
      const chunks: Buffer[] = [];
      let size = 0;
      request.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > maxBody) fail(tooLarge());
        else chunks.push(chunk);
      });
      request.on("end", () => {
        done(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
      });
      request.on("error", fail);
    });
  }
}

/** The value of `charset="..."` among the parameters of a media type. */
function charsetOf(parameters: readonly string[]): string | undefined {
  const values = parameters.map((text) => /^\s*charset\s*=\s*"?([^"\s]*)"?\s*$/i.exec(text)?.[1]);
  return values.find((value) => value !== undefined);
}

/** Reads what is left of a body and forgets it, within limits. */
async function drain(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return;
  let size = 0;
  await new Promise<void>((done) => {
    const timer = setTimeout(done, DRAIN_MS);
    const end = () => {
      clearTimeout(timer);
      done();
    };
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_DRAINED) end();
    });
    for (const event of ["end", "close", "error"]) request.on(event, end);
    request.resume();
  });
}

function send(response: ServerResponse, status: number, content: string, type: string): void {
  response.writeHead(status, {
    "content-type": `${type}; charset=utf-8`,
    "content-length": Buffer.byteLength(content),
  });
  response.end(content);
}

function answerError(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  const known = error instanceof HttpError ? error : new HttpError(500, "the model could not answer");
  for (const [name, value] of Object.entries(known.headers)) response.setHeader(name, value);
  // What is left of a body is not read: the connection cannot be used again.
  if (!request.complete) response.setHeader("connection", "close");
  send(
    response,
    known.status,
    JSON.stringify({ error: known.message, ...(known.field && { field: known.field }) }),
    "application/json",
  );
}

/** What is no HTTP at all is answered too, where the connection still stands. */
function refuse({ code }: NodeJS.ErrnoException, socket: Socket): void {
  if (code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const status =
    code === "HPE_HEADER_OVERFLOW"
      ? "431 Request Header Fields Too Large"
      : code === "ERR_HTTP_REQUEST_TIMEOUT"
        ? "408 Request Timeout"
        : "400 Bad Request";
  const body = JSON.stringify({ error: "the request is no valid HTTP" });
  socket.end(
    `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
}
