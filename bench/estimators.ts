/**
 * `npm run bench:estimators`: five-fold accuracy and time of a fit of `MLPClassifier` beside
 * scikit-learn's, default options, the same folds, both scaled.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { rowsOf } from "../src/core/matrix";
import { digits, iris, type ClassificationDataset } from "../src/datasets/index";
import { MLPClassifier } from "../src/estimators/index";
import { environment } from "./environment";

interface Result {
  readonly name: string;
  readonly accuracies: readonly number[];
  /** Of a fit, scaling included. */
  readonly seconds: number;
}

type Folds = Record<string, { folds: number[] }>;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

async function evaluate(name: string, { inputs, targets }: ClassificationDataset, folds: number[]): Promise<Result> {
  const accuracies: number[] = [];
  let seconds = 0;
  for (let fold = 0; fold < 5; fold++) {
    const rows = (isTest: boolean) => Int32Array.from(folds.keys()).filter((i) => (folds[i] === fold) === isTest);
    const [train, test] = [rows(false), rows(true)];
    const start = performance.now();
    using classifier = new MLPClassifier<number>();
    await classifier.fit(
      rowsOf(inputs, train),
      Array.from(train, (i) => targets[i]),
    );
    seconds += (performance.now() - start) / 1000;
    accuracies.push(
      classifier.score(
        rowsOf(inputs, test),
        Array.from(test, (i) => targets[i]),
      ),
    );
  }
  return { name, accuracies, seconds: seconds / 5 };
}

/** scikit-learn's results, or none where Debian's python3-sklearn is not installed. */
function sklearn(): Result[] {
  const { status, stdout } = spawnSync("/usr/bin/python3", ["bench/reference/estimators_sklearn.py"], {
    encoding: "utf8",
  });
  if (status !== 0) return [];
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Result);
}

const golden = JSON.parse(readFileSync("test/golden/estimators.json", "utf8")) as Folds;
console.log(environment());
const ours = [
  await evaluate("digits", await digits(), golden.digits.folds),
  await evaluate("iris", await iris(), golden.iris.folds),
];
const theirs = sklearn();
if (theirs.length === 0)
  console.log("scikit-learn is not installed (Debian: python3-sklearn): its figures are missing");
for (const { name, accuracies, seconds } of ours) {
  const other = theirs.find((result) => result.name === name);
  console.log(`${name}: accuracy ${mean(accuracies).toFixed(4)}, ${(1000 * seconds).toFixed(0)} ms a fit`);
  if (other === undefined) continue;
  console.log(
    `  scikit-learn ${mean(other.accuracies).toFixed(4)}, ${(1000 * other.seconds).toFixed(0)} ms a fit, ` +
      `${(other.seconds / seconds).toFixed(1)} times ours`,
  );
}
