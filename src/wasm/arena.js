import { WasmError } from "../core/errors";
const PAGE_BYTES = 65536;
/** wasm32 addresses 4 GiB. */
const MAX_PAGES = 65536;
/** Blocks begin on a cache line. */
const ALIGNMENT = 64;
/** Bytes kept free behind the last block: the kernels may read (never write) that far past one. */
const SLACK_BYTES = 64;
/**
 * Allocator of blocks in a module's memory: first fit in a free list kept in address order,
 * with neighbours joined. All calls come from TypeScript; kernels allocate nothing.
 */
export class Arena {
  memory;
  /** Free blocks, by address. */
  #freeStarts = [];
  #freeSizes = [];
  /** Sizes of the blocks handed out. */
  #sizes = new Map();
  /** First byte never handed out. */
  #top;
  #liveBytes = 0;
  constructor(memory, heapBase) {
    this.memory = memory;
    this.#top = alignUp(heapBase);
  }
  /** Bytes handed out and not given back. */
  get liveBytes() {
    return this.#liveBytes;
  }
  /**
   * Address of a new block of `bytes`, on a cache line. Its contents are undefined.
   *
   * @throws WasmError when memory cannot grow that far; nothing has changed then.
   */
  allocate(bytes) {
    const size = Math.max(alignUp(bytes), ALIGNMENT);
    const start = this.#takeFree(size) ?? this.#takeTop(size);
    this.#sizes.set(start, size);
    this.#liveBytes += size;
    return start;
  }
  /** Takes back a block that `allocate` handed out. */
  free(start) {
    const size = this.#sizes.get(start);
    if (size === undefined) throw new WasmError(`Arena.free: ${start} is no block of this arena.`);
    this.#sizes.delete(start);
    this.#liveBytes -= size;
    this.#giveBack(start, size);
  }
  #takeFree(size) {
    const i = this.#freeSizes.findIndex((free) => free >= size);
    if (i < 0) return undefined;
    const start = this.#freeStarts[i];
    if (this.#freeSizes[i] === size) {
      this.#freeStarts.splice(i, 1);
      this.#freeSizes.splice(i, 1);
    } else {
      this.#freeStarts[i] += size;
      this.#freeSizes[i] -= size;
    }
    return start;
  }
  #takeTop(size) {
    const start = this.#top;
    const pages = Math.ceil((start + size + SLACK_BYTES) / PAGE_BYTES);
    const missing = pages - this.memory.buffer.byteLength / PAGE_BYTES;
    if (missing > 0) this.#grow(missing, pages, size);
    this.#top = start + size;
    return start;
  }
  #grow(missing, pages, size) {
    try {
      if (pages > MAX_PAGES) throw new RangeError("4 GiB is the limit of a wasm memory");
      this.memory.grow(missing);
    } catch (cause) {
      throw new WasmError(
        `wasm-mlp: no memory for a block of ${size} bytes beside the ${this.#liveBytes} in use; ` +
          "dispose of networks, or train on smaller batches or parts of the data.",
        { cause },
      );
    }
  }
  #giveBack(start, size) {
    let i = this.#freeStarts.findIndex((free) => free > start);
    if (i < 0) i = this.#freeStarts.length;
    this.#freeStarts.splice(i, 0, start);
    this.#freeSizes.splice(i, 0, size);
    this.#joinWithNext(i);
    if (i > 0) this.#joinWithNext(i - 1);
    const last = this.#freeStarts.length - 1;
    if (this.#freeStarts[last] + this.#freeSizes[last] === this.#top) {
      this.#top = this.#freeStarts[last];
      this.#freeStarts.pop();
      this.#freeSizes.pop();
    }
  }
  #joinWithNext(i) {
    if (i + 1 >= this.#freeStarts.length) return;
    if (this.#freeStarts[i] + this.#freeSizes[i] !== this.#freeStarts[i + 1]) return;
    this.#freeSizes[i] += this.#freeSizes[i + 1];
    this.#freeStarts.splice(i + 1, 1);
    this.#freeSizes.splice(i + 1, 1);
  }
}
function alignUp(bytes) {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}
