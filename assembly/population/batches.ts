/**
 * An epoch in mini-batches. Each network goes through the samples in an order of its own; the samples of a
 * batch are copied into a second group, of the same networks, whose blocks are as large as a batch.
 */
import { Group, VECTOR_BYTES, layerOf, unitBytes } from "./group";
import { lanesNotFinite } from "./outputs";
import { backward, forward } from "./train";
import { update } from "./update";

/** Column `from` of one lane, at the `n` samples of `order`, into consecutive vectors of `to`. */
function gatherColumn(from: usize, to: usize, order: usize, n: i32): void {
  for (let s = 0; s < n; s++) {
    const sample = load<i32>(order + ((<usize>s) << 2));
    store<f32>(to + <usize>s * VECTOR_BYTES, load<f32>(from + <usize>sample * VECTOR_BYTES));
  }
}

/** The inputs, targets and labels of one lane at `n` samples. */
function gatherSamples(group: Group, batch: Group, lane: i32, order: usize, n: i32): void {
  const first = layerOf(group, 0);
  const last = layerOf(group, group.layerCount - 1);
  const at = (<usize>lane) << 2;
  const stride = unitBytes(group.samples);
  const step = unitBytes(n);
  const inputs = layerOf(batch, 0).inputs;
  for (let k: usize = 0; k < <usize>first.fanIn; k++) {
    gatherColumn(first.inputs + k * stride + at, inputs + k * step + at, order, n);
  }
  for (let j: usize = 0; j < <usize>last.fanOut; j++) {
    gatherColumn(group.targets + j * stride + at, batch.targets + j * step + at, order, n);
  }
  gatherColumn(group.labels + at, batch.labels + at, order, n);
}

/**
 * One epoch of the group at `address` through the group at `batchAddress`: updates from batches of `batchSize` samples, the rest last.
 * `orders` is [4 lanes][samples] i32. The scales of the loss, those of a batch and of the rest, are 1 over their terms for a mean.
 *
 * @returns Bits of the lanes whose gradients were not finite somewhere; their parameters are lost, the others' are not touched.
 */
export function trainBatches(
  address: usize,
  batchAddress: usize,
  orders: usize,
  batchSize: i32,
  scale: f32,
  restScale: f32,
): i32 {
  const group = changetype<Group>(address);
  const batch = changetype<Group>(batchAddress);
  const samples = group.samples;
  const last = layerOf(batch, batch.layerCount - 1);
  let diverged = 0;
  for (let first = 0; first < samples; first += batchSize) {
    const n = min(batchSize, samples - first);
    batch.samples = n;
    batch.scale = n == batchSize ? scale : restScale;
    for (let lane = 0; lane < 4; lane++) {
      gatherSamples(group, batch, lane, orders + ((<usize>(lane * samples + first)) << 2), n);
    }
    forward(batch);
    backward(batch);
    diverged |= lanesNotFinite(last.dBiases, last.fanOut);
    update(batch);
  }
  return diverged;
}
