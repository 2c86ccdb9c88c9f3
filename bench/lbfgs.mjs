/**
 * Training loss that `MLPClassifier` reaches within one and three seconds by L-BFGS and by Adam: seconds of the processor, of one
 * thread on both sides, which other programs on the machine change little. After a build: node bench/lbfgs.mjs
 * With scikit-learn's beside them and figures: node bench/lbfgs.mjs --python python3 --figures docs/figures
 */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { digits, iris, moons, spiral } from "../dist/datasets.js";
import { MLPClassifier } from "../dist/estimators.js";
import { drawScaling } from "../dist/visualizer.js";
import { nestedRows } from "./peers/data.mjs";

const MARKS = [0.3, 1, 3];

/** Seconds that the processor has spent on this process. */
function processorSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** The loss at each mark of time, in seconds; the last one of a fit that has ended before; and the whole curve. */
async function race(solver, { inputs, targets }) {
  const [X, y] = [nestedRows(inputs.data, inputs.columns), Array.from(targets)];
  const end = new globalThis.AbortController();
  const reached = MARKS.map(() => NaN);
  const classifier = new MLPClassifier({
    solver,
    hiddenLayerSizes: [32],
    activation: "tanh",
    maxIter: 1e6,
    tol: 0,
    ...(solver === "adam" && { nIterNoChange: 1e6 }),
  });
  const start = processorSeconds();
  let [lowest, endedAt] = [Infinity, Infinity];
  const curve = { x: [], y: [] };
  const onEpoch = ({ loss }) => {
    const seconds = processorSeconds() - start;
    lowest = Math.min(lowest, loss);
    if (seconds > 1.03 * (curve.x.at(-1) ?? 0)) {
      curve.x.push(seconds);
      curve.y.push(lowest);
    }
    MARKS.forEach((mark, i) => {
      if (seconds <= mark) reached[i] = lowest;
    });
    if (seconds > MARKS.at(-1)) end.abort();
  };
  await classifier.fit(X, y, { signal: end.signal, onEpoch }).then(
    () => (endedAt = processorSeconds() - start),
    () => undefined,
  );
  return { reached, endedAt, curve };
}

const data = {
  digits: await digits(),
  iris: await iris(),
  moons: moons({ samples: 500, noise: 0.2, seed: 1 }),
  spiral: spiral({ seed: 1 }),
};
const { python, figures } = parseArgs({
  options: { python: { type: "string" }, figures: { type: "string" } },
}).values;
const peers = python === undefined ? {} : JSON.parse(execFileSync(python, ["bench/reference/lbfgs_sklearn.py"]));
console.log(`Node ${process.versions.node}; loss after ${MARKS.join(", ")} s of the processor`);
for (const [name, set] of Object.entries(data)) {
  const lines = [];
  for (const [solver, label] of [
    ["lbfgs", "L-BFGS"],
    ["adam", "Adam"],
  ]) {
    const { reached, endedAt, curve } = await race(solver, set);
    lines.push({ label, ...curve });
    const note = endedAt < Infinity ? `  ended after ${endedAt.toFixed(2)} s` : "";
    console.log(
      `${name.padEnd(8)} ${solver.padEnd(6)} ${reached.map((loss) => loss.toExponential(2)).join("  ")}${note}`,
    );
  }
  for (const { label, x, y } of peers[name] ?? []) {
    const marks = MARKS.map((mark) => y.filter((_, i) => x[i] <= mark).at(-1) ?? NaN);
    const last = x.at(-1) < MARKS.at(-1) ? `  last after ${x.at(-1).toFixed(2)} s` : "";
    console.log(`${name.padEnd(8)} ${marks.map((loss) => loss.toExponential(2)).join("  ")}  ${label}${last}`);
  }
  if (figures !== undefined && name in peers) {
    const options = {
      title: `${name}: training loss by time`,
      xLabel: "time of the processor (s)",
      yLabel: "training loss",
    };
    writeFileSync(join(figures, `lbfgs-${name}.svg`), drawScaling([...lines, ...peers[name]], options));
  }
}
