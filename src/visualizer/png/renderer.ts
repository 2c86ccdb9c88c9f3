import { WasmError } from "../../core/errors";
import { rendererModule } from "./renderer-module";

type Renderer = (typeof import("@resvg/resvg-wasm"))["Resvg"];

let renderer: Promise<Renderer> | undefined;

/**
 * resvg, loaded and compiled by the first call.
 *
 * @throws (rejects) WasmError where the engine or the page's policy does not compile it.
 */
export function loadRenderer(): Promise<Renderer> {
  renderer ??= compile().catch((error: unknown) => {
    renderer = undefined;
    throw error;
  });
  return renderer;
}

async function compile(): Promise<Renderer> {
  const { WebAssembly: own } = globalThis as { readonly WebAssembly?: Partial<typeof WebAssembly> | null };
  if (typeof own?.instantiate !== "function") {
    throw new WasmError("toPng: this engine has no WebAssembly; use a current one, or keep the SVG.");
  }
  const [{ initWasm, Resvg }, module] = await Promise.all([import("@resvg/resvg-wasm"), rendererModule()]);
  try {
    await initWasm(module);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const remedy = "use a current engine and, under a Content-Security-Policy, 'wasm-unsafe-eval'; or keep the SVG";
    throw new WasmError(`toPng: the engine did not compile the renderer (${reason}); ${remedy}.`, { cause });
  }
  return Resvg;
}
