import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { createInterface } from "node:readline";
import type { Setting } from "./contestants";
import type { Work } from "./work";

/** What a program says it cannot do, or how it failed. */
export class Refusal extends Error {}

/** Seconds that a reply may take. */
const PATIENCE = 180;
const REPLIES = /^(hello|ready|cannot|took)\b ?(.*)$/;

/** A run's time and what the program says about it. */
export interface Took {
  readonly seconds: number;
  readonly note: string;
}

/** A child process that speaks the line protocol of `bench/peers/protocol.mjs`. */
export class Program {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #replies: string[] = [];
  #errors = "";
  #ended: string | undefined;
  #wake: () => void = () => undefined;

  private constructor({ command: [file, ...parameters], environment }: Setting) {
    this.#child = spawn(file, parameters, { env: { ...process.env, ...environment } });
    this.#child.on("error", ({ message }) => this.#end(message));
    this.#child.on("close", () => this.#end(lastError(this.#errors) ?? "ended"));
    this.#child.stdin.on("error", () => undefined);
    this.#child.stderr.on("data", (text: Buffer) => (this.#errors = (this.#errors + text.toString()).slice(-4000)));
    createInterface({ input: this.#child.stdout }).on("line", (line) => {
      if (!REPLIES.test(line)) return;
      this.#replies.push(line);
      this.#wake();
    });
  }

  /** Starts a program and waits for its greeting: the versions it runs on. */
  static async start(setting: Setting): Promise<{ program: Program; versions: string }> {
    const program = new Program(setting);
    try {
      return { program, versions: await program.#reply() };
    } catch (error) {
      program.end();
      throw error;
    }
  }

  /** @returns What a run's time is divided by, and a remark. */
  async prepare(work: Work): Promise<{ units: number; note: string }> {
    this.#child.stdin.write(`prepare ${JSON.stringify(work)}\n`);
    const [units, ...note] = (await this.#reply()).split(" ");
    return { units: Number(units), note: note.join(" ") };
  }

  async run(count: number): Promise<Took> {
    this.#child.stdin.write(`run ${count}\n`);
    const [seconds, ...note] = (await this.#reply()).split(" ");
    return { seconds: Number(seconds), note: note.join(" ") };
  }

  end(): void {
    this.#child.kill("SIGKILL");
  }

  #end(reason: string): void {
    this.#ended ??= reason;
    this.#wake();
  }

  /** The next reply without its first word. */
  async #reply(): Promise<string> {
    const deadline = setTimeout(() => this.#end(`no reply within ${PATIENCE} s`), PATIENCE * 1000);
    while (this.#replies.length === 0 && this.#ended === undefined) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    clearTimeout(deadline);
    const line = this.#replies.shift();
    if (line === undefined) throw new Refusal(this.#ended);
    const [, verb, text] = REPLIES.exec(line) ?? [];
    if (verb === "cannot") throw new Refusal(text);
    return text;
  }
}

/** The line of an error's output that says what it was. */
function lastError(output: string): string | undefined {
  const lines = output
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return lines.findLast((line) => /error|bad option|not found/i.test(line)) ?? lines.at(-1);
}
