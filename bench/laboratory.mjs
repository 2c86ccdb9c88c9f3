/** `npm run bench:laboratory [study...]`: the five studies at full size, with what must hold for each to be right, and times. */
import { cpus } from "node:os";
import { performance } from "node:perf_hooks";
import { capacityCurve, dyingRelu, edgeOfStability, teacherStudent, trainabilityBoundary } from "wasm-mlp/experiments";

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Runs a study on two workers; its result, seconds, and seconds until the first part was there. */
async function timed(run) {
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  let first;
  const result = await run({
    workers: 2,
    onProgress: ({ done }) => {
      if (done > 0) first ??= seconds();
    },
  });
  return { result, seconds: seconds(), first };
}

const say = (name, text) => console.log(`${name.padEnd(10)} ${text}`);

const STUDIES = {
  async boundary() {
    await trainabilityBoundary({ size: 16, workers: 2 });
    const map = await timed((run) => trainabilityBoundary(run));
    say(
      "boundary",
      `128 x 128 in ${map.seconds.toFixed(2)} s (to reach 2), first part after ${map.first.toFixed(2)} s (0.2)`,
    );
    const large = await trainabilityBoundary({ size: 160, workers: 2 });
    const linear = { activation: "none", logRates1: [-1, 2.5], logRates2: [-1, 2.5], size: 160, workers: 2 };
    say(
      "",
      `160 x 160: dimension ${large.dimension.toFixed(3)} (1.25 or more), ${(100 * mean(large.converged.data)).toFixed(1)} % converge`,
    );
    say("", `linear: dimension ${(await trainabilityBoundary(linear)).dimension.toFixed(3)} (1.00 +- 0.08)`);
  },

  async stability() {
    const { result, seconds } = await timed((run) => edgeOfStability(run));
    say("stability", `48 networks, 6,000 epochs in ${seconds.toFixed(2)} s (to reach 3)`);
    const columns = result.epochs.length;
    const ratios = result.learningRates.map((rate, r) => {
      const own = [...result.sharpness.data.subarray(r * columns, (r + 1) * columns)];
      const hasArrived = own.findIndex((value) => value >= 2 / rate);
      const isEarly = hasArrived >= 0 && hasArrived < 0.7 * columns;
      return isEarly ? (median(own.slice(-Math.ceil(0.3 * columns))) * rate) / 2 : NaN;
    });
    const arrived = ratios.filter((ratio) => !Number.isNaN(ratio));
    const inside = arrived.filter((ratio) => ratio >= 0.95 && ratio <= 1.08).length;
    say(
      "",
      `${arrived.length} rates reach 2 / rate; median over the last 30 %, times rate / 2: ${Math.min(...arrived).toFixed(3)} to ${Math.max(...arrived).toFixed(3)}, ${inside} within 0.95 to 1.08`,
    );
  },

  async dying() {
    const sample = { inputs: [[1]], targets: [[1]] };
    const law = await timed((run) => dyingRelu({ ...run, dataset: sample, epochs: 0, networks: 1000 }));
    const { alive, law: exact } = law.result;
    const worst = Math.max(
      ...alive.data.map(
        (share, i) =>
          Math.abs(share - exact.data[i]) / Math.sqrt(Math.max(exact.data[i] * (1 - exact.data[i]), 1e-3) / 1000),
      ),
    );
    say(
      "dying",
      `law, 135 cells of 1,000 in ${law.seconds.toFixed(2)} s; largest deviation ${worst.toFixed(1)} standard errors`,
    );
    const plane = await timed((run) => dyingRelu(run));
    say("", `plane of 9 x 15 cells, 64 networks each, in ${plane.seconds.toFixed(1)} s (to reach 20)`);
    const corners = await dyingRelu({ widths: [2, 10], depths: [2, 10], networks: 256, workers: 2 });
    say(
      "",
      `collapsed: width 2, depth 10: ${corners.collapsed.data[2].toFixed(3)} (0.85 to 0.95); width 10, depth 2: ${corners.collapsed.data[1].toFixed(3)} (below 0.02)`,
    );
  },

  async capacity() {
    const { result, seconds } = await timed((run) => capacityCurve(run));
    say("capacity", `one unit, 16 numbers of points, 512 labellings in ${seconds.toFixed(1)} s (to reach 10)`);
    const { points, learned, exact } = result;
    say("", points.map((count, i) => `${count}: ${learned[i].toFixed(3)} of ${exact[i].toFixed(3)}`).join(", "));
  },

  async teachers() {
    const { result, seconds } = await timed((run) => teacherStudent(run));
    say("teachers", `4 x 5 cells of 128 in ${seconds.toFixed(1)} s (to reach 30)`);
    const { teacherWidths, extraNeurons, success } = result;
    teacherWidths.forEach((width, r) => {
      const shares = extraNeurons.map(
        (extra, c) => `+${extra} ${success.data[r * extraNeurons.length + c].toFixed(2)}`,
      );
      say("", `teacher of ${width}: ${shares.join(", ")}`);
    });
  },
};

console.log(`Node ${process.versions.node}, ${cpus().length} x ${cpus()[0].model.trim()}`);
const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : Object.keys(STUDIES)) await STUDIES[name]();
