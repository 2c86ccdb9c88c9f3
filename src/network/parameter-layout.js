/** Vectors of the optimizer kernels are four elements; a parameter that begins one needs no tail. */
const ALIGNMENT = 4;
/** Lays the parameters of all layers out one after the other. The only place that computes offsets. */
export function layoutParameters(layers) {
  const slots = [];
  let offset = 0;
  let count = 0;
  layers.forEach((layer, index) => {
    for (const spec of layer.parameterSpecs) {
      const length = spec.shape.reduce((product, size) => product * size, 1);
      slots.push({ layer: index, spec, offset, length });
      count += length;
      offset += Math.ceil(length / ALIGNMENT) * ALIGNMENT;
    }
  });
  return { slots, length: offset, count };
}
