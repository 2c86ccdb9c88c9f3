import { extname } from "node:path";
import { commandLineMessage } from "../../core/words";
import type { CommandContext } from "../frame/context";
import { kindOf, writeInto, writeOutput } from "../frame/output-file";
import type { Figure } from "./figure";

const FIGURES = { what: "figures", kinds: [".svg", ".png"], usual: ".svg" };

/** @throws UsageError for a file that is to be a figure and has another extension. */
export function assertFigureFile(option: string, path: string): void {
  kindOf(option, path, FIGURES);
}

/** Writes a figure as its file's extension says; `-` is SVG on standard output. */
export async function writeFigure(context: CommandContext, path: string, figure: Figure): Promise<void> {
  const svg = figure.draw({});
  await writeOutput(context, path, extname(path) === ".png" ? await pngOf(svg) : svg);
}

/**
 * Writes figures into a folder, as SVG and, where it can be drawn so, as PNG.
 *
 * @returns The paths of the SVG files.
 */
export async function writeFigures(
  context: CommandContext,
  folder: string,
  figures: readonly Figure[],
): Promise<string[]> {
  const paths: string[] = [];
  for (const figure of figures) {
    context.signal.throwIfAborted();
    const svg = figure.draw({});
    paths.push(await writeInto(context, folder, `${figure.name}.svg`, svg));
    const png = await pngOf(svg).catch((error: unknown) => {
      context.output.warn(
        `${figure.name} is SVG only: ${error instanceof Error ? commandLineMessage(error) : String(error)}`,
      );
    });
    if (png !== undefined) await writeInto(context, folder, `${figure.name}.png`, png);
  }
  return paths;
}

/** Writes figures into a folder and says where they are. */
export async function tellFigures(context: CommandContext, folder: string, figures: readonly Figure[]): Promise<void> {
  const files = await writeFigures(context, folder, figures);
  const told = files.length === 0 ? "none suits this model and these rows" : files.join(", ");
  context.output.tell(`figures     ${told}`, { event: "figures", files });
}

async function pngOf(svg: string): Promise<Uint8Array> {
  const { toPng } = await import("../../visualizer/index");
  return toPng(svg);
}
