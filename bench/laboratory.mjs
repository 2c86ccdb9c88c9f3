/** `npm run bench:laboratory [study...]`: the five studies at full size, with what must hold for each to be right, and times. */
import { cpus } from "node:os";
import { performance } from "node:perf_hooks";
import { capacityCurve, dyingRelu, edgeOfStability, teacherStudent, trainabilityBoundary } from "wasm-mlp/experiments";

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Runs a study on two workers; its result, seconds, those of all cores together, and seconds until the first part was there. */
async function timed(run) {
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  const before = process.cpuUsage();
  let first;
  const result = await run({
    workers: 2,
    onProgress: ({ done }) => {
      if (done > 0) first ??= seconds();
    },
  });
  const wall = seconds();
  const { user, system } = process.cpuUsage(before);
  return { result, first, seconds: `${wall.toFixed(2)} s (${((user + system) / 1e6).toFixed(2)} s of work)` };
}

/** Pairs of neighboring cells, [value, value of the cell `by` rows and columns away]. */
function pairs({ data, rows, columns }, [down, right]) {
  return [...data.keys()].flatMap((i) => {
    const [r, c] = [Math.floor(i / columns) + down, (i % columns) + right];
    return r < 0 || r >= rows || c < 0 || c >= columns ? [] : [[data[i], data[r * columns + c]]];
  });
}

/** Four standard errors of the difference of two shares of 64 (135 pairs are looked at). */
const margin = (a, b, n = 64) => 4 * Math.sqrt((a * (1 - a) + b * (1 - b) + 1 / n) / n);

const say = (name, text) => console.log(`${name.padEnd(10)} ${text}`);

/** Whether each curve of sharpness that meets 2 / rate stays there, and its loss falls. */
function sayStability(result) {
  const columns = result.epochs.length;
  const late = -Math.ceil(0.3 * columns);
  const rates = result.learningRates.map((rate, r) => {
    const row = ({ data }) => [...data.subarray(r * columns, (r + 1) * columns)];
    const [sharpness, loss] = [row(result.sharpness), row(result.loss)];
    const crossing = sharpness.findIndex((value) => value >= 2 / rate);
    const after = loss.slice(Math.max(crossing, 0));
    return {
      hasArrived: crossing >= 0 && crossing < 0.7 * columns,
      ratio: (median(sharpness.slice(late)) * rate) / 2,
      highest: (Math.max(...sharpness) * rate) / 2,
      rises: after.some((value, i) => i > 0 && value > after[i - 1]),
      isLower: loss.at(-1) < after[0],
      isLowerInTheMiddle: median(loss.slice(late)) < after[0],
    };
  });
  const arrived = rates.filter(({ hasArrived }) => hasArrived);
  const ratios = arrived.map(({ ratio }) => ratio);
  const count = (is) => `${arrived.filter(is).length} of ${arrived.length}`;
  say(
    "",
    `rates that reach 2 / rate within 70 % of the epochs: ${arrived.length}; median over the last 30 %, times rate / 2: ${Math.min(...ratios).toFixed(3)} to ${Math.max(...ratios).toFixed(3)}`,
  );
  say("", `within 0.95 to 1.08: ${count(({ ratio }) => ratio >= 0.95 && ratio <= 1.08)}`);
  say(
    "",
    `loss rises somewhere after the crossing: ${count((each) => each.rises)}; is lower at the end than at the crossing: ${count((each) => each.isLower)}; its median over the last 30 %: ${count((each) => each.isLowerInTheMiddle)}`,
  );
  const others = rates.filter(({ hasArrived, highest }) => !hasArrived && highest < 1);
  say("", `rates that never reach 2 / rate: ${others.length}`);
}

const STUDIES = {
  async boundary() {
    await trainabilityBoundary({ size: 16, workers: 2 });
    const map = await timed((run) => trainabilityBoundary(run));
    say("boundary", `128 x 128 in ${map.seconds}, to reach 2; first part after ${map.first.toFixed(2)} s (0.2)`);
    const large = await trainabilityBoundary({ size: 160, workers: 2 });
    const linear = { activation: "none", logRates1: [-1, 2.5], logRates2: [-1, 2.5], size: 160, workers: 2 };
    say(
      "",
      `160 x 160: dimension ${large.dimension.toFixed(3)} (1.25 or more), ${(100 * mean(large.converged.data)).toFixed(1)} % converge`,
    );
    say("", `linear: dimension ${(await trainabilityBoundary(linear)).dimension.toFixed(3)} (1.00 +- 0.08)`);
  },

  async stability() {
    for (const epochs of [6000, 20000]) {
      const { result, seconds } = await timed((run) => edgeOfStability({ epochs, ...run }));
      const wanted = epochs === 6000 ? ", to reach 3" : ": small rates need them to arrive";
      say("stability", `48 networks, ${epochs.toLocaleString("en")} epochs in ${seconds}${wanted}`);
      sayStability(result);
    }
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
      `law, 135 cells of 1,000 in ${law.seconds}, to reach 1; largest deviation ${worst.toFixed(1)} standard errors`,
    );
    const plane = await timed((run) => dyingRelu(run));
    say("", `plane of 9 x 15 cells, 64 networks each, in ${plane.seconds}, to reach 20`);
    const { collapsed } = plane.result;
    const rises = (by) => `${pairs(collapsed, by).filter(([a, b]) => b - a > margin(a, b)).length}`;
    say(
      "",
      `cells above their neighbor by more than chance: of a width more ${rises([0, 1])} (0), of two layers less ${rises([-1, 0])} (0)`,
    );
    const corners = await dyingRelu({ widths: [2, 10], depths: [2, 10], networks: 256, workers: 2 });
    say(
      "",
      `collapsed: width 2, depth 10: ${corners.collapsed.data[2].toFixed(3)} (0.85 to 0.95); width 10, depth 2: ${corners.collapsed.data[1].toFixed(3)} (below 0.02)`,
    );
  },

  async capacity() {
    const { result, seconds } = await timed((run) => capacityCurve(run));
    say("capacity", `one unit, 16 numbers of points, 512 labellings in ${seconds}, to reach 10`);
    const { points, learned, exact } = result;
    const errors = exact.map((share) => Math.sqrt((share * (1 - share)) / 512));
    const outside = points.filter(
      (_, i) => learned[i] - exact[i] > 3 * errors[i] || exact[i] - learned[i] > 3 * errors[i] + 0.03,
    );
    say("", `outside of three standard errors above, three + 0.03 below: ${outside.length} (0)`);
    say("", points.map((count, i) => `${count}: ${learned[i].toFixed(3)} of ${exact[i].toFixed(3)}`).join(", "));
  },

  async teachers() {
    const { result, seconds } = await timed((run) => teacherStudent(run));
    say("teachers", `4 x 5 cells of 128 in ${seconds}, to reach 30`);
    const { teacherWidths, extraNeurons, success } = result;
    teacherWidths.forEach((width, r) => {
      const shares = extraNeurons.map(
        (extra, c) => `+${extra} ${success.data[r * extraNeurons.length + c].toFixed(2)}`,
      );
      say("", `teacher of ${width}: ${shares.join(", ")}`);
    });
    const at = (r, c) => success.data[r * extraNeurons.length + c].toFixed(2);
    say("", `k = 6: ${at(2, 0)} (below 0.8), with 2 more ${at(2, 2)} (above 0.95)`);
    say("", `k = 8: ${at(3, 0)} (below 0.7), with 4 more ${at(3, 3)} (above 0.9)`);
    const falls = pairs(success, [0, 1]).filter(([a, b]) => a - b > margin(a, b, 128)).length;
    say("", `shares that fall with a neuron more, by more than chance: ${falls} (0)`);
    const [low, high] = [-3, -2].map((power) => result.losses[2][0].filter((loss) => loss < 10 ** power).length);
    say(
      "",
      `final losses of k = 6 without more, over the variance: ${low} below 0.001, ${high - low} to 0.01, ${128 - high} above`,
    );
  },
};

console.log(`Node ${process.versions.node}, ${cpus().length} x ${cpus()[0].model.trim()}`);
const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : Object.keys(STUDIES)) await STUDIES[name]();
