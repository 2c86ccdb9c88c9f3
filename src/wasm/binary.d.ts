/** The build inlines kernel modules as text. */
declare module "*.wasm" {
  const text: string;
  export default text;
}

/** The build inlines gzipped data as text. */
declare module "*.gz" {
  const text: string;
  export default text;
}

/** The build gzips large modules of other packages, and inlines them as text. */
declare module "*.wasm?gzip" {
  const text: string;
  export default text;
}

/** The build for workerd leaves the renderer a file, which the engine compiles. */
declare module "@resvg/resvg-wasm/index_bg.wasm" {
  const module: WebAssembly.Module;
  export default module;
}
