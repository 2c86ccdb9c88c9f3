import { SingleBar } from "cli-progress";
import type { OutputStream, Terminal } from "./terminal";
import { wrap } from "./wrap";

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

/** A progress bar on a terminal, which makes room for lines that stay. */
interface ShownBar {
  show(): void;
  hide(): void;
}

/**
 * What a command says. Results go to standard output, as text or, with `--json`, as a line of
 * JSON an event; progress goes to standard error and only to a terminal; warnings go to
 * standard error. With `--quiet` only data that were asked for on `-` are written.
 */
export class Output {
  #json = false;
  #quiet = false;
  #bar: ShownBar | undefined;
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
    if (this.#json) this.#writeLine(this.#stream, JSON.stringify(event));
    else if (!this.#quiet && text !== "") this.#writeLine(this.#stream, printable(text));
  }

  /** Tells programs alone. */
  event(event: OutputEvent): void {
    this.tell("", event);
  }

  /** Something that a person should know, though the work goes on. */
  warn(text: string): void {
    if (this.#json) this.event({ event: "warning", message: text });
    else if (!this.#quiet) {
      this.#writeLine(this.terminal.stderr, this.#warning(printable(text)));
    }
  }

  /** One line, or several on a terminal. */
  #warning(text: string): string {
    if (this.terminal.stderr.isTTY !== true) return `${WARNING} ${text}`;
    const lines = wrap(text, WARNING, WARNING.length + 1).join("\n");
    return lines.replace(WARNING, () => this.paint("33", WARNING));
  }

  /** Writes a line above the bar. */
  #writeLine(stream: OutputStream, line: string): void {
    this.#bar?.hide();
    stream.write(`${line}\n`);
    this.#bar?.show();
  }

  /**
   * Does some work under a bar with the time that is left.
   *
   * @param delayMs - Before the bar is shown: work that may be short needs none.
   */
  async withProgress<Result>(
    name: string,
    work: (onProgress: OnProgress) => Promise<Result>,
    delayMs = 0,
  ): Promise<Result> {
    const { stderr } = this.terminal;
    if (stderr.isTTY !== true || this.#quiet || this.#json) return work(() => undefined);
    const bar = new SingleBar({
      format: `${name.padEnd(9)} {bar} {percentage} % {left} {text}`,
      barsize: Math.max(4, Math.min(30, (stderr.columns ?? 80) - BESIDE_BAR)),
      formatTime: (seconds: number) => `${seconds} s`,
      stream: stderr,
      hideCursor: true,
      clearOnComplete: true,
      linewrap: false,
      gracefulExit: false,
    });
    let start = performance.now();
    let value = 0;
    let payload = { left: "".padStart(9), text: "" };
    const shown = {
      show: () => {
        bar.start(1000, value, payload);
      },
      hide: () => {
        bar.stop();
      },
    };
    const begin = () => {
      shown.show();
      this.#bar = shown;
    };
    if (delayMs === 0) begin();
    try {
      return await work((share, text) => {
        if (performance.now() - start < delayMs) return;
        if (this.#bar === undefined) begin();
        // A share that falls begins another part of the work.
        if (Math.round(1000 * share) < value) start = performance.now();
        value = Math.round(1000 * share);
        payload = {
          left: leftOf(share, performance.now() - start).padStart(9),
          text: text.slice(0, TEXT_WIDTH),
        };
        bar.update(value, payload);
      });
    } finally {
      this.clearProgress();
    }
  }

  /** Takes a progress bar away and shows the cursor again. */
  clearProgress(): void {
    this.#bar?.hide();
    this.#bar = undefined;
  }

  /** A text in a color (an ANSI code) of a terminal, unless `NO_COLOR` is set. */
  paint(code: string, text: string): string {
    const { stderr, environment } = this.terminal;
    const plain = stderr.isTTY !== true || (environment.NO_COLOR ?? "") !== "";
    return plain ? text : `\u001b[${code}m${text}\u001b[0m`;
  }
}

const WARNING = "warning:";
/** Columns of what is said at the end of a bar. */
const TEXT_WIDTH = 24;
/** Columns beside a bar: its name, the share, the time that is left, the text. */
const BESIDE_BAR = 9 + 8 + 10 + TEXT_WIDTH + 3;

/** The time that is left when a share is done, `1m05s left`; nothing before anything is known. */
function leftOf(share: number, elapsedMs: number): string {
  if (share <= 0 || share >= 1) return "";
  const seconds = Math.round((elapsedMs / share) * (1 - share)) / 1000;
  if (seconds < 60) return `${Math.ceil(seconds)}s left`;
  if (seconds < 5940) return `${Math.ceil(seconds / 60)}m left`;
  return `${Math.ceil(seconds / 3600)}h left`;
}

/** A text without what a terminal would obey: names out of files may hold anything. */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for.
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, (character) => {
    return `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`;
  });
}
