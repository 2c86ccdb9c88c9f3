#!/usr/bin/env node
/** The program `wasm-mlp`. */
import { installExtras } from "../index";
import { run } from "./frame/run";
import { isClosedPipe } from "./frame/output-file";

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
await new Promise<void>((done) => {
  stdout.write("", () => {
    done();
  });
});
if (failure !== undefined) stderr.write(`wasm-mlp: standard output cannot be written: ${failure.message}\n`);
process.exitCode = code === 0 && failure !== undefined ? 1 : code;
