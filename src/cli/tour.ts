/** `npm start`: trains the four built-in demonstrations and prints what they reached. */
import { runDigits } from "./demonstrations/digits";
import { runRegression } from "./demonstrations/regression";
import { runSpiral } from "./demonstrations/spiral";
import { runXor } from "./demonstrations/xor";
import { withProgress } from "./progress";
import { resultTable } from "./table";

const seed = 1;
const results = [
  await withProgress("digits", (onProgress) => runDigits({ seed, onProgress })),
  await withProgress("spiral", (onProgress) => runSpiral({ seed, onProgress })),
  await withProgress("regression", (onProgress) => runRegression({ seed, onProgress })),
  await withProgress("XOR", (onProgress) => runXor({ seed, starts: 10, onProgress })),
];
console.log(resultTable(results));
