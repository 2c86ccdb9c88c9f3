#!/usr/bin/env node
/** The program `wasm-mlp`. */
import { installExtras } from "../index";
import { run } from "./frame/run";
import { isClosedPipe, unwritable } from "./frame/output-file";

installExtras();

// A reader that stops reading (`wasm-mlp ... | head`) is no failure, and what is to be written elsewhere still is.
let failure: Error | undefined;
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: Error) => {
    if (!isClosedPipe(error)) failure ??= error;
  });
}

const { stdin, stdout, stderr, env } = process;
const code = await run(process.argv.slice(2), { stdin, stdout, stderr, environment: env }, process);
// What was written is flushed before it is known whether it could be.
await written(stdout, "");
const unsaid = code === 0 ? failure : undefined;
await written(stderr, unsaid === undefined ? "" : `wasm-mlp: ${unwritable(unsaid)}\n`);
// All is done: connections that wait for a server that is gone do not keep the process.
process.exit(unsaid === undefined ? code : 1);

/** Writes a text after all that was written before. */
function written(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((done) => {
    stream.write(text, () => {
      done();
    });
  });
}
