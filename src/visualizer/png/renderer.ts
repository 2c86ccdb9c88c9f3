import { bytesFromBase64 } from "../../core/binary-text";
import { WasmError } from "../../core/errors";
import { unpack } from "./unpack";

type Renderer = (typeof import("@resvg/resvg-wasm"))["Resvg"];

let renderer: Promise<Renderer> | undefined;

/**
 * resvg, loaded and compiled by the first call.
 *
 * @throws (rejects) WasmError where the engine or the page's policy does not compile it.
 */
export function loadRenderer(): Promise<Renderer> {
  renderer ??= compile();
  return renderer;
}

async function compile(): Promise<Renderer> {
  const [{ initWasm, Resvg }, { default: text }] = await Promise.all([
    import("@resvg/resvg-wasm"),
    import("@resvg/resvg-wasm/index_bg.wasm?gzip"),
  ]);
  const bytes = await unpack(bytesFromBase64(text));
  try {
    await initWasm(bytes);
  } catch (cause) {
    renderer = undefined;
    const reason = cause instanceof Error ? cause.message : String(cause);
    const remedy = "use a current engine and, under a Content-Security-Policy, 'wasm-unsafe-eval'; or keep the SVG";
    throw new WasmError(`toPng: the engine did not compile the renderer (${reason}); ${remedy}.`, { cause });
  }
  return Resvg;
}
