/** Training loss that `MLPClassifier` reaches within one and three seconds by L-BFGS and by Adam. After a build: node bench/lbfgs.mjs */
import process from "node:process";
import { digits, iris, moons, spiral } from "../dist/datasets.js";
import { MLPClassifier } from "../dist/estimators.js";

const MARKS = [0.3, 1, 3];

function rowsOf({ data, columns, rows }) {
  return Array.from({ length: rows }, (_, r) => Array.from(data.subarray(r * columns, (r + 1) * columns)));
}

/** The loss at each mark of time, in seconds; the last one of a fit that has ended before. */
async function race(solver, { inputs, targets }) {
  const [X, y] = [rowsOf(inputs), Array.from(targets)];
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
  const start = performance.now();
  let [lowest, endedAt] = [Infinity, Infinity];
  const onEpoch = ({ loss }) => {
    const seconds = (performance.now() - start) / 1000;
    lowest = Math.min(lowest, loss);
    MARKS.forEach((mark, i) => {
      if (seconds <= mark) reached[i] = lowest;
    });
    if (seconds > MARKS.at(-1)) end.abort();
  };
  await classifier.fit(X, y, { signal: end.signal, onEpoch }).then(
    () => (endedAt = (performance.now() - start) / 1000),
    () => undefined,
  );
  return { reached, endedAt };
}

const data = {
  digits: await digits(),
  iris: await iris(),
  moons: moons({ samples: 500, noise: 0.2, seed: 1 }),
  spiral: spiral({ seed: 1 }),
};
console.log(`Node ${process.versions.node}; loss after ${MARKS.join(", ")} s`);
for (const [name, set] of Object.entries(data)) {
  for (const solver of ["lbfgs", "adam"]) {
    const { reached, endedAt } = await race(solver, set);
    const note = endedAt < Infinity ? `  ended after ${endedAt.toFixed(2)} s` : "";
    console.log(
      `${name.padEnd(8)} ${solver.padEnd(6)} ${reached.map((loss) => loss.toExponential(2)).join("  ")}${note}`,
    );
  }
}
