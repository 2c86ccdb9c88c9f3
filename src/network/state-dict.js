import { rangeError, show, typeError } from "../core/check";
/** PyTorch counts batches beside the running statistics; the count is not used with a fixed momentum. */
const BATCH_COUNT = /^\d+\.num_batches_tracked$/;
/** Whether an entry is passed over. */
export function isIgnored(name) {
  return BATCH_COUNT.test(name);
}
function entriesOf(stack) {
  const entries = [];
  stack.layers.forEach((layer, index) => {
    for (const { layer: owner, spec, offset, length } of stack.layout.slots) {
      if (owner !== index) continue;
      entries.push({ name: `${index}.${spec.key}`, shape: spec.shape, tensor: stack.parameters.slice(offset, length) });
    }
    layer.bufferSpecs.forEach(({ key, shape }, i) => {
      entries.push({ name: `${index}.${key}`, shape, tensor: layer.buffers[i] });
    });
  });
  return entries;
}
/** A copy of everything that training has learned. */
export function readStateDict(stack) {
  const dict = {};
  for (const { name, shape, tensor } of entriesOf(stack)) {
    const data = new Float32Array(tensor.length);
    if (shape.length === 2) transpose(tensor.floats, shape[1], shape[0], data);
    else data.set(tensor.floats);
    dict[name] = { shape: [...shape], data };
  }
  return dict;
}
/**
 * Copies a state dict into the network.
 *
 * @throws TypeError, RangeError for missing, unknown or misshapen entries and numbers that
 *   are not finite; the network is unchanged then.
 */
export function writeStateDict(stack, dict) {
  const who = "Network.loadStateDict";
  if (dict === null || typeof dict !== "object")
    throw typeError(who, `the state dict is ${show(dict)}`, "pass what stateDict() returns");
  const entries = entriesOf(stack);
  const names = new Set(entries.map(({ name }) => name));
  for (const name of Object.keys(dict)) {
    if (names.has(name) || isIgnored(name)) continue;
    throw rangeError(
      who,
      `entry ${show(name)} has no place in this network`,
      `its entries are ${[...names].join(", ")}`,
    );
  }
  for (const entry of entries) checkEntry(who, entry, dict[entry.name]);
  for (const { name, shape, tensor } of entries) {
    const { data } = dict[name];
    if (shape.length === 2) transpose(data, shape[0], shape[1], tensor.floats);
    else tensor.floats.set(data);
  }
}
function checkEntry(who, { name, shape }, value) {
  if (value === undefined)
    throw rangeError(who, `entry ${show(name)} is missing`, `give it with shape [${shape.join(", ")}]`);
  if (!(value?.data instanceof Float32Array) || !Array.isArray(value.shape)) {
    throw typeError(who, `entry ${show(name)} is ${show(value)}`, "pass { shape: number[], data: Float32Array }");
  }
  const length = shape.reduce((product, size) => product * size, 1);
  if (
    value.shape.length !== shape.length ||
    value.shape.some((size, i) => size !== shape[i]) ||
    value.data.length !== length
  ) {
    throw rangeError(
      who,
      `entry ${show(name)} has shape [${value.shape.join(", ")}] and ${value.data.length} numbers`,
      `this network needs shape [${shape.join(", ")}], ${length} numbers`,
    );
  }
  const broken = value.data.findIndex((x) => !Number.isFinite(x));
  if (broken >= 0)
    throw rangeError(who, `entry ${show(name)} holds ${value.data[broken]} at ${broken}`, "load finite numbers");
}
/** out (columns x rows) = transpose of x (rows x columns). */
function transpose(x, rows, columns, out) {
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) out[c * rows + r] = x[r * columns + c];
  }
}
