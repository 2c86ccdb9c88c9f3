/** Instead of ../renderer-module.ts in the build for workerd, where an imported `.wasm` file is a compiled module. */
export async function rendererModule(): Promise<WebAssembly.Module> {
  const { default: module } = await import("@resvg/resvg-wasm/index_bg.wasm");
  return module;
}
