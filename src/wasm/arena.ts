import { assertInteger } from "../core/check";
import { WasmError } from "../core/errors";
import type { Memory } from "./memory";

const PAGE_BYTES = 65536;
/** wasm32 addresses 4 GiB. */
const MAX_PAGES = 65536;
/** Blocks begin on a cache line. */
const ALIGNMENT = 64;
/** From this size on memory grows by a share of itself: growth may copy all of it. */
const GEOMETRIC_PAGES = 1024;
const GROWTH_SHARE = 1 / 8;
/** Bytes kept free behind the last block: the kernels may read (never write) that far past one. */
const SLACK_BYTES = 64;

/**
 * Allocator of blocks in a module's memory: first fit in a free list kept in address order,
 * with neighbors joined. All calls come from TypeScript; kernels allocate nothing.
 */
export class Arena {
  /** Free blocks, by address. */
  readonly #freeStarts: number[] = [];
  readonly #freeSizes: number[] = [];
  /** Sizes of the blocks handed out. */
  readonly #sizes = new Map<number, number>();
  /** First byte never handed out. */
  #top: number;
  #liveBytes = 0;

  constructor(
    readonly memory: Memory,
    heapBase: number,
  ) {
    this.#top = alignUp(heapBase);
  }

  /** Bytes handed out and not given back. */
  get liveBytes(): number {
    return this.#liveBytes;
  }

  /**
   * Address of a new block of `bytes`, on a cache line. Its contents are undefined.
   *
   * @throws TypeError, RangeError for anything but an integer of 0 or more; WasmError when memory cannot grow
   *   that far; nothing has changed then.
   */
  allocate(bytes: number): number {
    assertInteger("Arena.allocate", "bytes", bytes, 0);
    const size = Math.max(alignUp(bytes), ALIGNMENT);
    const start = this.#takeFree(size) ?? this.#takeTop(size);
    this.#sizes.set(start, size);
    this.#liveBytes += size;
    return start;
  }

  /** Takes back a block that `allocate` handed out. */
  free(start: number): void {
    const size = this.#sizes.get(start);
    if (size === undefined) throw new WasmError(`Arena.free: ${start} is no block of this arena.`);
    this.#sizes.delete(start);
    this.#liveBytes -= size;
    this.#giveBack(start, size);
  }

  #takeFree(size: number): number | undefined {
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

  #takeTop(size: number): number {
    const start = this.#top;
    const pages = Math.ceil((start + size + SLACK_BYTES) / PAGE_BYTES);
    const present = this.memory.buffer.byteLength / PAGE_BYTES;
    if (pages > present && !this.#growAhead(present, pages)) this.#grow(pages - present, pages, size);
    this.#top = start + size;
    return start;
  }

  /** Grows a large memory further than is needed now; false where that is not to be had. */
  #growAhead(present: number, pages: number): boolean {
    const target = Math.min(MAX_PAGES, present + Math.floor(present * GROWTH_SHARE));
    if (present < GEOMETRIC_PAGES || target <= pages) return false;
    try {
      this.memory.grow(target - present);
      return true;
    } catch {
      return false;
    }
  }

  #grow(missing: number, pages: number, size: number): void {
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

  #giveBack(start: number, size: number): void {
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

  #joinWithNext(i: number): void {
    if (i + 1 >= this.#freeStarts.length) return;
    if (this.#freeStarts[i] + this.#freeSizes[i] !== this.#freeStarts[i + 1]) return;
    this.#freeSizes[i] += this.#freeSizes[i + 1];
    this.#freeStarts.splice(i + 1, 1);
    this.#freeSizes.splice(i + 1, 1);
  }
}

function alignUp(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}
