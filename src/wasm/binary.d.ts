/** The build inlines kernel modules as hexadecimal digits. */
declare module "*.wasm" {
  const hex: string;
  export default hex;
}

/** The build inlines gzipped data as hexadecimal digits. */
declare module "*.gz" {
  const hex: string;
  export default hex;
}
