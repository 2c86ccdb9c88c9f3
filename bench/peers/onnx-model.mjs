/** Model files of one product or of a perceptron, written as protocol buffers by hand (onnx.proto, field by field). */

/** A number in groups of seven bits. */
function varint(value) {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)];
}

const number = (field, value) => [...varint(field << 3), ...varint(value)];
const bytes = (field, content) => [...varint((field << 3) | 2), ...varint(content.length), ...content];
const text = (field, value) => bytes(field, new TextEncoder().encode(value));

/** AttributeProto: name 1, i 3, type 20 (INT is 2). */
const attribute = (name, value) => bytes(5, [...text(1, name), ...number(3, value), ...number(20, 2)]);

/** ValueInfoProto: name 1, type 2; a float tensor (elem_type 1) of two dimensions with names. */
function matrixInfo(field, name) {
  const dimension = (label) => bytes(1, text(2, label));
  const shape = bytes(2, [...dimension(`${name}Rows`), ...dimension(`${name}Columns`)]);
  return bytes(field, [...text(1, name), ...bytes(2, bytes(1, [...number(1, 1), ...shape]))]);
}

/** TensorProto of an initializer: dims 1, data_type 2 (FLOAT is 1), name 8, raw_data 9. */
function initializer(name, shape, values) {
  const raw = new Uint8Array(Float32Array.from(values).buffer);
  return bytes(5, [...shape.flatMap((size) => number(1, size)), ...number(2, 1), ...text(8, name), ...bytes(9, raw)]);
}

const operation = (type, inputs, output) =>
  bytes(1, [...inputs.flatMap((name) => text(1, name)), ...text(2, output), ...text(4, type)]);

const modelOf = (graph) =>
  Uint8Array.from([...number(1, 8), ...bytes(7, graph), ...bytes(8, [...text(1, ""), ...number(2, 13)])]);

/** The bytes of a perceptron with ReLU between its layers, from `x0` to `y`; `valuesOf` gives numbers for its parameters. */
export function perceptronModel(sizes, valuesOf) {
  const last = sizes.length - 1;
  const layers = sizes.slice(1).flatMap((_, i) => {
    const isLast = i + 1 === last;
    const product = operation("Gemm", [`x${i}`, `w${i}`, `b${i}`], isLast ? "y" : `z${i}`);
    return [...product, ...(isLast ? [] : operation("Relu", [`z${i}`], `x${i + 1}`))];
  });
  const parameters = sizes.slice(1).flatMap((fanOut, i) => {
    const weights = initializer(`w${i}`, [sizes[i], fanOut], valuesOf(sizes[i] * fanOut));
    return weights.concat(initializer(`b${i}`, [fanOut], valuesOf(fanOut)));
  });
  const name = text(2, "perceptron");
  return modelOf([layers, name, parameters, matrixInfo(11, "x0"), matrixInfo(12, "y")].flat());
}

/** The bytes of a model of one Gemm, c = op(a) op(b); its inputs are `a` and `b`, its output is `c`. */
export function gemmModel(isTransposedA, isTransposedB) {
  const node = [
    ...text(1, "a"),
    ...text(1, "b"),
    ...text(2, "c"),
    ...text(4, "Gemm"),
    ...attribute("transA", Number(isTransposedA)),
    ...attribute("transB", Number(isTransposedB)),
  ];
  const graph = [
    ...bytes(1, node),
    ...text(2, "product"),
    ...matrixInfo(11, "a"),
    ...matrixInfo(11, "b"),
    ...matrixInfo(12, "c"),
  ];
  return modelOf(graph);
}
