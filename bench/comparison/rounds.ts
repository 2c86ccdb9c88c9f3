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

/** A contestant at a row: its program under the setting that was fastest. */
interface Player {
  readonly contestant: string;
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
  return {
    contestant: contestant.name,
    program,
    setting: setting.note,
    note,
    units,
    secondsPerRun: seconds,
    samples: [],
  };
}

/** The fastest setting's player, or why there is none. */
async function bestPlayer(programs: Programs, contestant: Contestant, work: Work): Promise<Player | string> {
  const players: Player[] = [];
  let reason = "";
  for (const setting of contestant.settings) {
    try {
      players.push(await enter(programs, contestant, setting, work));
    } catch (error) {
      reason = error instanceof Refusal ? error.message : String(error);
      programs.drop(setting);
    }
  }
  const [fastest] = players.toSorted((a, b) => a.secondsPerRun / a.units - b.secondsPerRun / b.units);
  return fastest ?? reason;
}

async function takeSample({ program, samples, secondsPerRun, units }: Player): Promise<void> {
  const spent = samples.length * secondsPerRun;
  if (spent > BUDGET && samples.length >= FEWEST_SAMPLES) return;
  const count = Math.max(1, Math.round(SAMPLE / secondsPerRun));
  const { seconds } = await program.run(count);
  samples.push(seconds / count / units);
}

/** Measures a row: settings first, then `rounds` rounds of samples. */
export async function measureRow(
  programs: Programs,
  contestants: readonly Contestant[],
  { name, work }: Row,
  rounds: number,
): Promise<RowResult> {
  const outcomes: (Player | Entry)[] = [];
  for (const contestant of contestants) {
    const player = await bestPlayer(programs, contestant, work);
    outcomes.push(typeof player === "string" ? { contestant: contestant.name, cannot: player } : player);
  }
  const players = outcomes.filter((outcome): outcome is Player => "program" in outcome);
  for (let round = 0; round < rounds; round++) {
    for (const player of players) await takeSample(player);
  }
  return { name, entries: outcomes.map((outcome) => ("program" in outcome ? entryOf(outcome) : outcome)) };
}

function entryOf({ contestant, samples, setting, note }: Player): Entry {
  return { contestant, median: median(samples), best: Math.min(...samples), samples: samples.length, setting, note };
}
