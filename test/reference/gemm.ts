/** The matrix product C (m x n) = start + op(A) op(B), element by element. */

/** A row-major matrix with `ld` elements between row starts. */
export interface Strided {
  readonly data: ArrayLike<number>;
  readonly ld: number;
  /** The product uses the transpose. */
  readonly transposed?: boolean;
}

export interface Product {
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly a: Strided;
  readonly b: Strided;
  /** Where the sum of element (i, j) begins. */
  readonly start: (i: number, j: number) => number;
}

/** `length` elements that are `stride` apart. */
function vector(data: ArrayLike<number>, first: number, stride: number, length: number): Float64Array {
  const elements = new Float64Array(length);
  for (let p = 0; p < length; p++) elements[p] = data[first + p * stride];
  return elements;
}

function rowsOf({ data, ld, transposed = false }: Strided, count: number, length: number): Float64Array[] {
  const [step, stride] = transposed ? [1, ld] : [ld, 1];
  return Array.from({ length: count }, (_, i) => vector(data, i * step, stride, length));
}

function product({ m, n, k, a, b, start }: Product, multiplyAdd: (x: number, y: number, sum: number) => number) {
  const rows = rowsOf(a, m, k);
  const columns = rowsOf({ ...b, transposed: b.transposed !== true }, n, k);
  const chain = (i: number, j: number) => {
    const [x, y] = [rows[i], columns[j]];
    let sum = start(i, j);
    for (let p = 0; p < k; p++) sum = multiplyAdd(x[p], y[p], sum);
    return sum;
  };
  return Float64Array.from({ length: m * n }, (_, at) => chain(Math.floor(at / n), at % n));
}

/** In double precision. */
export function gemm(shape: Product): Float64Array {
  return product(shape, (x, y, sum) => x * y + sum);
}

/** The chain of the strict kernels: a product rounded to f32, a sum rounded to f32, in the order of k. */
export function gemmChain(shape: Product): Float64Array {
  return product(shape, (x, y, sum) => Math.fround(Math.fround(x * y) + sum));
}
