import { bytesFromBase64 } from "../../core/binary-text";
import { unpack } from "./unpack";

/** resvg's module, as bytes that the package brings. The build for workerd has workerd/renderer-module.ts instead. */
export async function rendererModule(): Promise<Uint8Array<ArrayBuffer>> {
  const { default: text } = await import("@resvg/resvg-wasm/index_bg.wasm?gzip");
  return unpack(bytesFromBase64(text));
}
