/** Instead of ../module-source.ts in the build for workerd, where an imported `.wasm` file is a compiled module. */
export function moduleSource(module: WebAssembly.Module): WebAssembly.Module {
  return module;
}
