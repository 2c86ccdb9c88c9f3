#!/usr/bin/env node
/** The program `wasm-mlp`. */
import { run } from "./frame/run";

// A reader that stops reading (`wasm-mlp ... | head`) is no failure.
process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
  process.exit(code === "EPIPE" ? 0 : 1);
});

const { stdin, stdout, stderr, env } = process;
process.exitCode = await run(process.argv.slice(2), { stdin, stdout, stderr, environment: env }, process);
