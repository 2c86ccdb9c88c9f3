/** Works in programs that stay: rounds go through all contestants, so that a slow machine slows all alike. */
import { median } from "../statistics";
import type { Contestant, Setting } from "./contestants";
import { Program, Refusal } from "./program";
import type { Entry, RowResult } from "./result";
import type { Row, Work } from "./work";

/** Seconds of a sample. */
const SAMPLE = 0.04;
/** Seconds to run before the first sample; engines compile meanwhile. */
const WARM_UP = 0.25;
/** Seconds of all samples of a contestant in a row; a slow one has fewer. */
const BUDGET = 5;
const FEWEST_SAMPLES = 2;

/** A contestant's program at a row, under one of its settings. */
interface Player {
  readonly program: Program;
  readonly setting: string;
  readonly note: string;
  readonly units: number;
  readonly secondsPerRun: number;
  readonly samples: number[];
}

/** Programs that stay from row to row; one that failed is started again. */
export class Programs {
  readonly versions: Record<string, string> = {};
  readonly #running = new Map<Setting, Program>();

  async of({ name }: Contestant, setting: Setting): Promise<Program> {
    const running = this.#running.get(setting);
    if (running) return running;
    const { program, versions } = await Program.start(setting);
    this.versions[name] = versions;
    this.#running.set(setting, program);
    return program;
  }

  drop(setting: Setting): void {
    this.#running.get(setting)?.end();
    this.#running.delete(setting);
  }

  end(): void {
    for (const setting of this.#running.keys()) this.drop(setting);
  }
}

/** Prepares and warms up a contestant under a setting. */
async function enter(programs: Programs, contestant: Contestant, setting: Setting, work: Work): Promise<Player> {
  const program = await programs.of(contestant, setting);
  const { units, note } = await program.prepare(work);
  let { seconds } = await program.run(1);
  for (let total = seconds, count = 1; total < WARM_UP; count *= 2) {
    const took = await program.run(count);
    total += took.seconds;
    seconds = took.seconds / count;
  }
  return { program, setting: setting.note, note, units, secondsPerRun: seconds, samples: [] };
}

/** The outcome of a contestant: a player for each setting that works, or why there is none. */
interface Outcome {
  readonly contestant: string;
  readonly players: readonly Player[];
  readonly cannot: string;
}

async function enterAll(programs: Programs, contestant: Contestant, work: Work): Promise<Outcome> {
  const players: Player[] = [];
  let cannot = "";
  for (const setting of contestant.settings) {
    try {
      players.push(await enter(programs, contestant, setting, work));
    } catch (error) {
      cannot = error instanceof Refusal ? error.message : String(error);
      programs.drop(setting);
    }
  }
  return { contestant: contestant.name, players, cannot };
}

async function takeSample({ program, samples, secondsPerRun, units }: Player): Promise<void> {
  const spent = samples.length * secondsPerRun;
  if (spent > BUDGET && samples.length >= FEWEST_SAMPLES) return;
  const count = Math.max(1, Math.round(SAMPLE / secondsPerRun));
  const { seconds } = await program.run(count);
  samples.push(seconds / count / units);
}

/** Measures a row: `rounds` rounds of samples through all contestants and their settings. */
export async function measureRow(
  programs: Programs,
  contestants: readonly Contestant[],
  { name, work }: Row,
  rounds: number,
): Promise<RowResult> {
  const outcomes: Outcome[] = [];
  for (const contestant of contestants) outcomes.push(await enterAll(programs, contestant, work));
  for (let round = 0; round < rounds; round++) {
    for (const player of outcomes.flatMap(({ players }) => players)) await takeSample(player);
  }
  return { name, entries: outcomes.map(entryOf) };
}

/** The setting with the lowest median counts. */
function entryOf({ contestant, players, cannot }: Outcome): Entry {
  const entries = players.map(({ samples, setting, note }) => ({
    contestant,
    median: median(samples),
    best: Math.min(...samples),
    samples: samples.length,
    setting,
    note,
  }));
  const [fastest] = entries.toSorted((a, b) => a.median - b.median);
  return fastest ?? { contestant, cannot };
}
