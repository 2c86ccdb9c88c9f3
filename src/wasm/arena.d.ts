/**
 * Allocator of blocks in a module's memory: first fit in a free list kept in address order,
 * with neighbours joined. All calls come from TypeScript; kernels allocate nothing.
 */
export declare class Arena {
  #private;
  readonly memory: WebAssembly.Memory;
  constructor(memory: WebAssembly.Memory, heapBase: number);
  /** Bytes handed out and not given back. */
  get liveBytes(): number;
  /**
   * Address of a new block of `bytes`, on a cache line. Its contents are undefined.
   *
   * @throws WasmError when memory cannot grow that far; nothing has changed then.
   */
  allocate(bytes: number): number;
  /** Takes back a block that `allocate` handed out. */
  free(start: number): void;
}
