/** First byte behind the static data: the memory from here on belongs to the caller. */
export function heapBase(): usize {
  return __heap_base;
}
