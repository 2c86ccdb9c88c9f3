/** A model file with one Gemm, c = op(a) op(b), written as protocol buffers by hand (onnx.proto, field by field). */

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

/** The bytes of the model; its inputs are `a` and `b`, its output is `c`. */
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
  const operators = [...text(1, ""), ...number(2, 13)];
  return Uint8Array.from([...number(1, 8), ...bytes(7, graph), ...bytes(8, operators)]);
}
