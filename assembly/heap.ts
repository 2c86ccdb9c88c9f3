/**
 * First byte behind the static data: the memory from here on belongs to the caller. Modules that share a memory have
 * theirs one behind the other (memoryBase in asconfig.json): extras, strict, fast.
 */
export function heapBase(): usize {
  return __heap_base;
}
