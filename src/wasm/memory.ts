/**
 * A WebAssembly memory, as much of it as is used. Its own type would make programs that compile against the
 * package need the types of a page.
 */
export interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}
