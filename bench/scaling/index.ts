/**
 * `npm run bench:scaling -- [width] [depth] [batch]`: the cost of a training step against the size of
 * the network, beside its flop count; names the sizes that cost more than they should. An axis that
 * was run replaces its earlier result in `bench/results/`; the figure shows all that are there.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { environment } from "../environment";
import { measure } from "../measure";
import { formatSeconds, slope } from "../statistics";
import { CLIFF, cliffs, judge, type Judged, type Point } from "./cliffs";
import { writeScalingFigure, type MeasuredSweep } from "./figure";
import { stepAt, SWEEPS, type Sweep } from "./sweeps";

const ROUNDS = 8;

interface Result extends MeasuredSweep {
  readonly environment: string;
}

/** The best of all rounds counts: what the machine does besides cannot make a size look cheap. */
function measureSweep({ axis, title, places }: Sweep): Result {
  const steps = places.map((place) => stepAt(place, "strict"));
  const timings = measure(steps, ROUNDS);
  const points = places.map(({ size }, i): Point => {
    const { name, flop } = steps[i];
    return { size, flop, seconds: timings.get(name)?.best ?? NaN };
  });
  for (const step of steps) step.dispose();
  return { axis, title, environment: environment(), points: judge(points) };
}

/** Slope of time and of flop over the upper half of the sizes, where fixed costs no longer weigh. */
function slopes(points: readonly Judged[]): { time: number; flop: number } {
  const upper = points.slice(Math.floor(points.length / 2));
  const sizes = upper.map(({ size }) => Math.log(size));
  const of = (value: (point: Judged) => number) => slope(sizes, upper.map(value).map(Math.log));
  return { time: of(({ seconds }) => seconds), flop: of(({ flop }) => flop) };
}

function print({ axis, title, points, environment: where }: Result): void {
  console.log(`\n${axis}: ${title} (${where})`);
  console.log("    size        time   GFLOP/s   of prediction");
  for (const { size, flop, seconds, excess } of points) {
    const rate = (flop / seconds / 1e9).toFixed(1);
    const share = Number.isNaN(excess) ? "" : excess.toFixed(2);
    const mark = excess > CLIFF ? "  cliff" : "";
    console.log(
      `  ${String(size).padStart(6)}  ${formatSeconds(seconds).padStart(10)}  ${rate.padStart(8)}  ${share.padStart(14)}${mark}`,
    );
  }
  const { time, flop } = slopes(points);
  console.log(`  slope of the upper half: time ${time.toFixed(2)}, flop ${flop.toFixed(2)}`);
  console.log(
    `  cliffs: ${
      cliffs(points)
        .map(({ size }) => size)
        .join(", ") || "none"
    }`,
  );
}

const chosen = process.argv.slice(2);
const file = `bench/results/scaling-node${process.versions.node.split(".")[0]}`;
const earlier = existsSync(`${file}.json`) ? (JSON.parse(readFileSync(`${file}.json`, "utf8")) as Result[]) : [];
const results = SWEEPS.flatMap((sweep): Result[] => {
  if (chosen.length > 0 && !chosen.includes(sweep.axis)) return earlier.filter(({ axis }) => axis === sweep.axis);
  const result = measureSweep(sweep);
  print(result);
  return [result];
});
writeFileSync(`${file}.json`, `${JSON.stringify(results, null, 1)}\n`);
writeScalingFigure(`${file}.svg`, results);
