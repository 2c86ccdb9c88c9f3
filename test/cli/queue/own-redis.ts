/** A Redis of a test's own, on a port of this machine that was free. */
import { spawn, type ChildProcess } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";

export interface OwnRedis {
  readonly port: number;
  /** Ends it at once, as a machine that fails. */
  readonly kill: () => Promise<void>;
}

/** Another program may take a port between the look at it and its use. */
const ATTEMPTS = 20;

/**
 * Starts one that takes commands.
 *
 * @param port - That it had before; a free one by default.
 */
export async function startRedis(options: readonly string[] = [], port?: number): Promise<OwnRedis> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const place = port ?? (await freePort());
    const args = ["--port", String(place), "--bind", "127.0.0.1", "--save", "", ...options];
    const child = spawn("redis-server", args, { stdio: ["ignore", "pipe", "ignore"] });
    const ended = new Promise<void>((done) => {
      child.once("exit", () => {
        done();
      });
    });
    if (await Promise.race([saysReady(child), ended.then(() => false)])) {
      return { port: place, kill: () => (child.kill("SIGKILL"), ended) };
    }
  }
  throw new Error("redis-server does not start");
}

/** Until it says that it takes commands. */
function saysReady(child: ChildProcess): Promise<boolean> {
  let said = "";
  return new Promise((done) => {
    child.stdout!.on("data", (text: Buffer) => {
      if (said.length < 100_000) said += text.toString();
      if (said.includes("Ready to accept connections")) done(true);
    });
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
