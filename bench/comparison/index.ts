/**
 * `npm run bench:peers -- [sections] [--rounds=n] [--only=names]`: this library and its peers at the same
 * work, side by side in one run. A section that was run replaces its earlier result in `bench/results/`;
 * the table and the figure show all that are there. MNIST_DIR (or --mnist=) names the folder of MNIST's four files.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { environment } from "../environment";
import { CONTESTANTS } from "./contestants";
import { writeDigitsFolder } from "./digits-folder";
import { writeComparisonFigure } from "./figure";
import { measureFresh } from "./fresh";
import { merge, type Comparison, type RowResult, type SectionResult } from "./result";
import { measureRow, Programs } from "./rounds";
import { sectionsOf } from "./sections";
import { tableOf } from "./table";
import type { Section } from "./work";

const parameters = process.argv.slice(2);
const option = (name: string) => parameters.find((text) => text.startsWith(`--${name}=`))?.slice(name.length + 3);
const chosen = parameters.filter((text) => !text.startsWith("--"));
const only = option("only")?.split(",");
const file = `bench/results/peers-node${process.versions.node.split(".")[0]}`;

const contestants = CONTESTANTS.filter(({ name, short }) => !only || only.includes(name) || only.includes(short));
const programs = new Programs();

async function measureSection({ name, title, way, rows, ...section }: Section): Promise<SectionResult> {
  const rounds = Number(option("rounds") ?? section.rounds);
  const where = `${environment()}, load ${loadavg()[0].toFixed(1)}`;
  const results: RowResult[] = [];
  for (const row of rows) {
    console.error(`${title}: ${row.name}`);
    if (way === "rounds") results.push(await measureRow(programs, contestants, row, rounds));
    else {
      const { row: result, versions } = await measureFresh(contestants, row, rounds);
      Object.assign(programs.versions, versions);
      results.push(result);
    }
  }
  programs.end();
  return { name, title, environment: where, rows: results };
}

const digits = await writeDigitsFolder();
const mnist = option("mnist") ?? process.env.MNIST_DIR;
const sections = sectionsOf({ digits, mnist: mnist !== undefined && existsSync(mnist) ? mnist : undefined });
const unknown = chosen.filter((name) => !sections.some((section) => section.name === name));
if (unknown.length > 0) {
  console.error(`No section ${unknown.join(", ")}; there are ${sections.map(({ name }) => name).join(", ")}.`);
  process.exit(1);
}

const measured: SectionResult[] = [];
try {
  for (const section of sections.filter(({ name }) => chosen.length === 0 || chosen.includes(name))) {
    if (section.rows.length === 0) console.error(`${section.title}: no data; set MNIST_DIR`);
    else measured.push(await measureSection(section));
  }
} finally {
  programs.end();
  rmSync(digits, { recursive: true });
}

const comparison: Comparison = { versions: programs.versions, sections: measured };
console.log(tableOf(comparison, contestants));
if (only === undefined) {
  const earlier = existsSync(`${file}.json`)
    ? (JSON.parse(readFileSync(`${file}.json`, "utf8")) as Comparison)
    : undefined;
  const merged = merge(earlier, comparison);
  const place = ({ name }: SectionResult) => sections.findIndex((section) => section.name === name);
  const all = { ...merged, sections: merged.sections.toSorted((a, b) => place(a) - place(b)) };
  writeFileSync(`${file}.json`, `${JSON.stringify(all, null, 1)}\n`);
  writeFileSync(`${file}.txt`, `${tableOf(all, CONTESTANTS)}\n`);
  writeComparisonFigure(`${file}.svg`, all, CONTESTANTS);
}
