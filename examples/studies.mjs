// Thousands of small networks: who succeeds, and what the norms of the solutions are.
import { circles } from "wasm-mlp/datasets";
import { normStudy, performanceMap } from "wasm-mlp/experiments";
import { drawPerformanceMap } from "wasm-mlp/visualizer";

const dataset = circles({ samples: 128, noise: 0.1, factor: 0.2, seed: 1 });
const settings = { architecture: [2, 3, 2, 1], dataset, l2: 0.02, seed: 1 };

const study = await normStudy({ ...settings, networks: 512, learningRate: 0.025, epochs: 400 });
const succeeded = study.success.reduce((sum, flag) => sum + flag, 0);
console.log(`${succeeded} of 512 networks succeed; norm of the first: ${study.finalNorms.total[0].toFixed(2)}`);

const map = await performanceMap({ ...settings, learningRates: [0.01, 0.03, 0.1], epochs: [100, 200, 400], runs: 32 });
console.log(
  `share of success after 400 epochs: ${Array.from(map.success.data.subarray(6), (share) => share.toFixed(2))}`,
);
console.log(`figure of ${drawPerformanceMap(map).length > 1000 ? "some" : "few"} kilobytes of SVG`);
