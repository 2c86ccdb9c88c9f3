/** Works timed from process start: a new process for every sample, by the clock of the process that starts it. */
import { median } from "../statistics";
import type { Contestant, Setting } from "./contestants";
import { Program, Refusal } from "./program";
import type { Entry, RowResult } from "./result";
import type { Row, Work } from "./work";

/** Seconds above which a sample is taken once. */
const SLOW = 8;

interface Sample {
  readonly setting: Setting;
  readonly seconds: number;
  readonly note: string;
}

async function sample(setting: Setting, work: Work): Promise<Sample & { versions: string }> {
  const start = performance.now();
  const { program, versions } = await Program.start(setting);
  try {
    const { note: remark } = await program.prepare(work);
    const { note: result } = await program.run(1);
    const seconds = (performance.now() - start) / 1000;
    if (work.kind === "learn" && parseFloat(result) < work.goal) {
      throw new Refusal(`${result} after ${Math.round(seconds)} s`);
    }
    return { setting, seconds, note: [result, remark].filter(Boolean).join("; "), versions };
  } finally {
    program.end();
  }
}

/** Samples of a contestant at a row; the setting is chosen in the first round. */
class Player {
  readonly #samples: Sample[] = [];
  #reason = "";
  #versions = "";

  constructor(readonly contestant: Contestant) {}

  async play(work: Work, round: number): Promise<void> {
    const seeded = work.kind === "learn" ? { ...work, seed: work.seed + round } : work;
    const best = this.#best;
    if (round > 0 && (best === undefined || best.seconds > SLOW)) return;
    for (const setting of best === undefined ? this.contestant.settings : [best.setting]) {
      try {
        const { versions, ...taken } = await sample(setting, seeded);
        this.#versions = versions;
        this.#samples.push(taken);
      } catch (error) {
        this.#reason = error instanceof Refusal ? error.message : String(error);
      }
    }
  }

  get #best(): Sample | undefined {
    return this.#samples.toSorted((a, b) => a.seconds - b.seconds)[0];
  }

  get versions(): Record<string, string> {
    return this.#versions === "" ? {} : { [this.contestant.name]: this.#versions };
  }

  get entry(): Entry {
    const best = this.#best;
    const { name: contestant, settings } = this.contestant;
    if (best === undefined) return { contestant, cannot: this.#reason };
    const taken = this.#samples.filter(({ setting }) => setting === best.setting);
    const seconds = taken.map((each) => each.seconds);
    return {
      contestant,
      median: median(seconds),
      best: best.seconds,
      samples: seconds.length,
      setting: settings.length === 1 ? "" : best.setting.note,
      note: taken.find((each) => each.seconds === median(seconds))?.note ?? "",
    };
  }
}

/** Measures a row, a process a sample, `rounds` rounds through all contestants. */
export async function measureFresh(
  contestants: readonly Contestant[],
  { name, work }: Row,
  rounds: number,
): Promise<{ row: RowResult; versions: Record<string, string> }> {
  const players = contestants.map((contestant) => new Player(contestant));
  for (let round = 0; round < rounds; round++) for (const player of players) await player.play(work, round);
  const versions = Object.assign({}, ...players.map((player) => player.versions)) as Record<string, string>;
  return { row: { name, entries: players.map(({ entry }) => entry) }, versions };
}
