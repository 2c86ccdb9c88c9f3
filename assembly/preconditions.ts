/**
 * What kernels assume of their arguments, for asserts: checked in the debug build, compiled to
 * nothing in the others, where each is a constant. In the matrix product they stand behind
 * `if (!ASC_NO_ASSERT)` besides, since even a dropped constant moves its registers. Sizes are in
 * elements of 4 bytes.
 */

/** `n` elements at an aligned address, all inside the memory. */
export function isBlock(ptr: usize, n: i32): bool {
  if (ASC_NO_ASSERT) return true;
  return n >= 0 && (ptr & 3) == 0 && <u64>ptr + ((<u64>n) << 2) <= (<u64>memory.size()) << 16;
}

/** Elements from the first of a matrix to its last, with the gaps between rows `ld` apart. */
export function extent(rows: i32, columns: i32, ld: i32): i32 {
  if (ASC_NO_ASSERT) return 0;
  return rows > 0 && columns > 0 ? (rows - 1) * ld + columns : 0;
}

/** A matrix whose rows are `ld` elements apart and do not overlap; it may be empty. */
export function isMatrix(ptr: usize, rows: i32, columns: i32, ld: i32): bool {
  if (ASC_NO_ASSERT) return true;
  return rows >= 0 && columns >= 0 && ld >= columns && isBlock(ptr, extent(rows, columns, ld));
}

/** `rows` rows of one element or more, without gaps. */
export function areRows(ptr: usize, rows: i32, columns: i32): bool {
  if (ASC_NO_ASSERT) return true;
  return columns > 0 && isMatrix(ptr, rows, columns, columns);
}

/** Blocks of `m` and `n` elements have no element in common. */
export function areApart(a: usize, m: i32, b: usize, n: i32): bool {
  if (ASC_NO_ASSERT) return true;
  return m == 0 || n == 0 || a + ((<usize>m) << 2) <= b || b + ((<usize>n) << 2) <= a;
}

/** Two blocks of `n` elements are one, or have no element in common. */
export function areSameOrApart(a: usize, b: usize, n: i32): bool {
  if (ASC_NO_ASSERT) return true;
  return a == b || areApart(a, n, b, n);
}

/** `n` i32 indices, each from 0 to below `limit`. */
export function areIndices(ptr: usize, n: i32, limit: i32): bool {
  if (ASC_NO_ASSERT) return true;
  if (!isBlock(ptr, n)) return false;
  for (let i = 0; i < n; i++) {
    const index = load<i32>(ptr + ((<usize>i) << 2));
    if (index < 0 || index >= limit) return false;
  }
  return true;
}

/** How many rows of `columns` (>= 1) elements there is room for from `ptr` to the end of the memory. */
export function rowsInMemory(ptr: usize, columns: i32): i32 {
  if (ASC_NO_ASSERT) return 0;
  return <i32>((((<u64>memory.size()) << 16) - <u64>ptr) / ((<u64>columns) << 2));
}
