/** Runs the command line in this process, with streams that are caught. */
import { EventEmitter } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { gunzipSync } from "node:zlib";
import { readFileSync } from "node:fs";
import { onTestFinished } from "vitest";
import { run } from "../../src/cli/frame/run";
import type { SignalSource } from "../../src/cli/frame/interruption";

export interface Captured {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly bytes: Buffer;
}

export interface CaptureOptions {
  readonly stdin?: string | Uint8Array | Readable;
  readonly environment?: Record<string, string>;
  /** Whether standard error is a terminal. */
  readonly isTTY?: boolean;
  readonly signals?: SignalSource;
  /** Called with each text on standard output. */
  readonly onOutput?: (text: string) => void;
}

/** What a run of `wasm-mlp` with these arguments writes, and its exit code. */
export async function capture(args: readonly string[], options: CaptureOptions = {}): Promise<Captured> {
  const { stdin = "", environment = {}, isTTY = false, signals = noSignals(), onOutput } = options;
  const out = new Catcher(false, onOutput);
  const err = new Catcher(isTTY);
  const terminal = {
    stdin: stdin instanceof Readable ? stdin : Readable.from([typeof stdin === "string" ? Buffer.from(stdin) : stdin]),
    stdout: out,
    stderr: err,
    environment,
  };
  const code = await run(args, terminal, signals);
  return { code, stdout: out.text, stderr: err.text, bytes: Buffer.concat(out.chunks) };
}

/** What a run prints, each line parsed. */
export async function captureJson(args: readonly string[], options: CaptureOptions = {}) {
  const { stdout } = await capture([...args, "--json"], options);
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown> & { event: string });
}

class Catcher extends Writable {
  readonly chunks: Buffer[] = [];
  readonly columns = 80;

  constructor(
    readonly isTTY: boolean,
    private readonly onText?: (text: string) => void,
  ) {
    super();
  }

  get text(): string {
    return Buffer.concat(this.chunks).toString();
  }

  override _write(chunk: Buffer | string, _encoding: BufferEncoding, done: () => void): void {
    const bytes = Buffer.from(chunk as Buffer);
    this.chunks.push(bytes);
    this.onText?.(bytes.toString());
    done();
  }
}

/** Signals that a test sends itself. */
export class FakeSignals extends EventEmitter implements SignalSource {
  readonly exits: number[] = [];

  exit(code: number): void {
    this.exits.push(code);
  }
}

function noSignals(): SignalSource {
  return new FakeSignals();
}

/** An empty folder that goes with the test. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "wasm-mlp-cli-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A folder with a file in it; returns the file's path. */
export function testFile(name: string, content: string | Uint8Array): string {
  const path = join(testFolder(), name);
  writeFileSync(path, content);
  return path;
}

/** The built-in irises as a CSV file with a header. */
export const IRIS_CSV = gunzipSync(readFileSync("src/datasets/data/iris.csv.gz")).toString();
