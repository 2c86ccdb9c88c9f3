/** Instead of ../can-share-memory.ts in the build for workerd, which has no threads. */
export function canShareMemory(): boolean {
  return false;
}
