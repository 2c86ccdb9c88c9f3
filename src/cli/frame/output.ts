import { SingleBar } from "cli-progress";
import type { OutputStream, Terminal } from "./terminal";

/** What there is to tell, as a line of JSON: `event` says what it is. */
export interface OutputEvent {
  readonly event: string;
  readonly [key: string]: unknown;
}

/** Called as work goes on, with the share that is done and what there is to say about it. */
export type OnProgress = (share: number, text: string) => void;

/** How much a command says, and how. */
export interface OutputOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/**
 * What a command says. Results go to standard output, as text or, with `--json`, as a line of
 * JSON an event; progress goes to standard error and only to a terminal; warnings go to
 * standard error. With `--quiet` only data that were asked for on `-` are written.
 */
export class Output {
  #json = false;
  #quiet = false;
  #stream: OutputStream;

  constructor(private readonly terminal: Terminal) {
    this.#stream = terminal.stdout;
  }

  configure({ json = false, quiet = false }: OutputOptions): void {
    this.#json = json;
    this.#quiet = quiet;
  }

  /** Leaves standard output to data: what there is to tell goes to standard error from now on. */
  yieldStdout(): void {
    this.#stream = this.terminal.stderr;
  }

  /** Tells a result: the text to people, the event to programs. */
  tell(text: string, event: OutputEvent): void {
    if (this.#json) this.#stream.write(`${JSON.stringify(event)}\n`);
    else if (!this.#quiet && text !== "") this.#stream.write(`${text}\n`);
  }

  /** Tells programs alone. */
  event(event: OutputEvent): void {
    this.tell("", event);
  }

  /** Something that a person should know, though the work goes on. */
  warn(text: string): void {
    if (this.#json) this.event({ event: "warning", message: text });
    else if (!this.#quiet) this.terminal.stderr.write(`${this.paint("33", "warning:")} ${text}\n`);
  }

  /** Does some work under a bar with the time that is left. */
  async withProgress<Result>(name: string, work: (onProgress: OnProgress) => Promise<Result>): Promise<Result> {
    const { stderr } = this.terminal;
    if (stderr.isTTY !== true || this.#quiet || this.#json) return work(() => undefined);
    const bar = new SingleBar({
      format: `${name.padEnd(10)} {bar} {percentage} %  {eta_formatted} left  {text}`,
      barsize: 30,
      stream: stderr,
      hideCursor: true,
      clearOnComplete: true,
      gracefulExit: false,
    });
    bar.start(1000, 0, { text: "" });
    try {
      return await work((share, text) => {
        bar.update(Math.round(1000 * share), { text });
      });
    } finally {
      bar.stop();
    }
  }

  /** A text in a colour (an ANSI code) of a terminal, unless `NO_COLOR` is set. */
  paint(code: string, text: string): string {
    const { stderr, environment } = this.terminal;
    const plain = stderr.isTTY !== true || (environment.NO_COLOR ?? "") !== "";
    return plain ? text : `\u001b[${code}m${text}\u001b[0m`;
  }
}
