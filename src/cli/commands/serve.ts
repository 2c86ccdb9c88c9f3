import { Command, Option } from "commander";
import type { CommandContext } from "../frame/context";
import { UsageError } from "../frame/failure";
import { STANDARD } from "../frame/output-file";
import { openModel } from "../model/open-model";
import { addExamples } from "../options/examples";
import { integer, text } from "../options/numbers";
import { ModelServer } from "../serve/model-server";

interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly maxBody: number;
}

/** `wasm-mlp serve`: answers rows over HTTP. */
export function serveCommand(context: CommandContext): Command {
  const command = new Command("serve")
    .description("Answer rows over HTTP: POST /predict, GET /schema, GET /health.")
    .argument("<model>", "model file of wasm-mlp train; - is standard input")
    .addOption(new Option("--port <number>", "0 is any that is free").argParser(integer(0)).default(8080))
    .addOption(new Option("--host <address>", "to listen at").argParser(text).default("127.0.0.1"))
    .addOption(new Option("--max-body <bytes>", "of a request").argParser(integer(1)).default(2 ** 20));
  addExamples(
    command,
    ["serve model.safetensors --port 8080", "until Ctrl-C"],
    ["serve model.safetensors --host 0.0.0.0", "for other machines too"],
  );
  return command.action((model: string, options: ServeOptions) => serve(context, model, options));
}

async function serve(context: CommandContext, path: string, { port, host, maxBody }: ServeOptions): Promise<void> {
  if (port > 65_535) throw new UsageError(`--port ${port} is none; pass 0 to 65535`);
  using model = await openModel(context, path);
  const server = new ModelServer(model, maxBody);
  const address = await server.listen(port, host);
  const name = path === STANDARD ? "the model" : path;
  context.output.tell(`${name} answers at ${address}; Ctrl-C stops it`, { event: "serving", address });
  await stopped(context.signal);
  await server.close();
  context.output.tell(`${server.requests} requests answered`, { event: "served", requests: server.requests });
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done();
    signal.addEventListener("abort", () => {
      done();
    });
  });
}
