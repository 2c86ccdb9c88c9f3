/**
 * The line protocol that every program of the comparison speaks on its standard input and output:
 *
 *     (start)          -> hello <versions>
 *     prepare <work>   -> ready <units> <note>      a unit is what one run is divided by
 *                      -> cannot <reason>
 *     run <count>      -> took <seconds> <note>
 *
 * A work is an object in JSON (`bench/comparison/work.ts`). Closing the input ends the program.
 */
import { createInterface } from "node:readline";

/**
 * Serves one library.
 *
 * @param versions - Shown in the header.
 * @param prepare - From a work to `{ run }` or `{ runAsync }`, with `units`, `note` and `dispose`
 *   where needed; throws `Cannot` for a work that the library does not have. What a run
 *   returns under `learn` is the note of its reply.
 */
export async function serve(versions, prepare) {
  let prepared;
  const say = (...words) => process.stdout.write(`${words.join(" ").replaceAll("\n", " ")}\n`);
  const answers = {
    async prepare(argument) {
      prepared?.dispose?.();
      prepared = undefined;
      prepared = await prepare(JSON.parse(argument));
      say("ready", prepared.units ?? 1, prepared.note ?? "");
    },
    async run(count) {
      const start = performance.now();
      const note = await repeat(prepared, Number(count));
      say("took", (performance.now() - start) / 1000, typeof note === "string" ? note : "");
    },
  };
  say("hello", versions);
  for await (const line of createInterface({ input: process.stdin })) {
    const [verb] = line.split(" ", 1);
    try {
      await answers[verb](line.slice(verb.length + 1));
    } catch (error) {
      say("cannot", error instanceof Cannot ? error.message : `fails: ${error}`);
    }
  }
  process.exit(0);
}

/** A work that a library does not have. */
export class Cannot extends Error {}

async function repeat({ run, runAsync }, count) {
  let result;
  if (run) for (let i = 0; i < count; i++) result = run();
  else for (let i = 0; i < count; i++) result = await runAsync();
  return result;
}

/** `--name=value` of the command line, or `otherwise`. */
export function option(name, otherwise) {
  const found = process.argv.find((argument) => argument.startsWith(`--${name}=`));
  return found ? found.slice(name.length + 3) : otherwise;
}
