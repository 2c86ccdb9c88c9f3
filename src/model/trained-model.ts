import { quantileOf } from "../core/quantile";
import type { LeftOut } from "../datasets/csv/judged-column";
import type { Network } from "../network/network";
import type { History } from "../training/history";
import type { EncodedTable } from "./encoded-table";
import { columnOf } from "./features";
import type { Judgement } from "./judge";
import type { JudgedOn, ModelParts } from "./model-parts";
import type { ModelNote } from "./model-notes";
import type { Scales } from "./scales";

/** A model, and what there is to say about the table it comes from. */
export interface TrainedModel {
  readonly parts: ModelParts;
  readonly notes: readonly ModelNote[];
  readonly leftOut: readonly LeftOut[];
  /** Rows that were learned from. */
  readonly rows: number;
  /** What was predicted for rows that were held out; undefined if none were. */
  readonly judgement: Judgement | undefined;
}

/** Networks, and the table as they know it. */
interface TrainedNetworks extends Scales {
  readonly networks: readonly Network[];
  readonly isBlend: boolean;
  readonly table: EncodedTable;
}

/** The parts of a model; `judgedOn` is what its judgement was found on, if there is one. */
export function modelParts(
  { networks, isBlend, transform, targetScale, table }: TrainedNetworks,
  history: History,
  judged: Judgement | undefined,
  judgedOn: JudgedOn,
): ModelParts {
  return {
    networks,
    isBlend,
    transform,
    targetScale,
    schema: table.schema,
    history: withoutDurations(history),
    temperature: judged?.temperature ?? 1,
    scores: judged?.scores ?? {},
    baseline: judged?.baseline ?? {},
    judgedOn: judged === undefined ? "nothing" : judgedOn,
    interval: judged?.interval,
    typical: typicalRow(table),
  };
}

/** The curves alone: how long an epoch took is another each time, and the same seed must give the same file. */
function withoutDurations({ durationMs: _, ...curves }: History): Partial<History> {
  return curves;
}

/** The median of each number, the mean of each indicator. */
function typicalRow({ features, kinds }: EncodedTable): number[] {
  return kinds.map((kind, column) => {
    const values = columnOf(features, column);
    if (kind === "number") return quantileOf(values.sort(), 0.5);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  });
}
