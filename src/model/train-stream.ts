import type { Dataset } from "../data/dataset";
import { scanSource } from "../datasets/csv/scan-csv";
import { byteSource, type CsvSource } from "../datasets/csv/source";
import { watchReading } from "../datasets/csv/watch-reading";
import { featuresOf } from "../datasets/csv/schema-features";
import type { Network } from "../network/network";
import type { History } from "../training/history";
import type { EncodedTable } from "./encoded-table";
import { classWeightsOf } from "./class-weights";
import { createNetwork, createTrainer, fitWatched, isBatchNormalized, smoothed } from "./fit-network";
import { takeRows } from "./features";
import { judge, type Judgement } from "./judge";
import { modelNotes } from "./model-notes";
import type { ModelSettings } from "./model-options";
import { candidatesFor, type TrainingSettings } from "./settings";
import { StreamedTable } from "./streamed-table";
import { scaleTargets } from "./target-scale";
import type { RowList } from "./row-list";
import { heldOutOutputs, learnScales, outputsOf, type Scales } from "./scales";
import { assertCounts, fewRowsError, LEAST_ROWS, sameTargetError } from "./learnable";
import { modelParts, type TrainedModel } from "./trained-model";

/** Rows that the scales are learned from, and rows that are held out at most. */
const SAMPLE_ROWS = 20_000;
/** Rows that all epochs together go through, unless the options say how many epochs. */
const SEEN_ROWS = 2e7;

/**
 * Trains a model on a table that is read again and again, and never held in memory as a whole. A part of the rows is held
 * out for the scores; the networks that are judged are the model's.
 *
 * @throws (rejects) as `trainModel`.
 */
export async function trainStream(who: string, source: CsvSource, settings: ModelSettings): Promise<TrainedModel> {
  const { judging } = settings;
  const { learning, training, heldOut, sample, notes, leftOut, rows } = await openStream(who, source, settings);
  const { scales } = learning;
  const { networks, histories } = await trainNetworks(learning, training, judging);
  try {
    const isJudged = heldOut.targets.length > 0;
    const judged = isJudged ? judgeNetworks(networks, heldOut, scales, judging.interval) : undefined;
    const judgedOn = judging.test > 0 ? "test" : "validation";
    return {
      parts: modelParts({ networks, isBlend: false, ...scales, table: sample }, histories[0], judged, judgedOn),
      notes: [...notes, ...modelNotes(judged, judging)],
      leftOut,
      rows,
      judgement: judged,
    };
  } catch (error) {
    for (const network of networks) network.dispose();
    throw error;
  }
}

/** A table that was gone through, and what its networks learn from. */
interface OpenStream extends Pick<TrainedModel, "notes" | "leftOut" | "rows"> {
  readonly learning: Learning;
  readonly training: TrainingSettings;
  readonly heldOut: EncodedTable;
  /** Some of the other rows. */
  readonly sample: EncodedTable;
}

/** Goes through the table twice: for its schema, then for a sample of its rows and all targets. */
async function openStream(who: string, source: CsvSource, settings: ModelSettings): Promise<OpenStream> {
  const { judging, training } = settings;
  const bytes = watchReading(byteSource(who, source), source, 2, judging);
  const format = { ...settings.format, maxBytes: Infinity };
  const { schema, rows, notes, leftOut } = await scanSource(who, bytes, settings.schema, format);
  const kinds = schema.features.flatMap(featuresOf).map(({ kind }) => kind);
  const [chosen] = candidatesFor(training, rows, kinds);
  const epochs = training.epochs ?? Math.max(1, Math.min(chosen.epochs, Math.round(SEEN_ROWS / rows)));
  const most = SAMPLE_ROWS / rows;
  const share = judging.test > 0 ? judging.test : judging.validation;
  const parts = { heldOut: Math.min(share, most), sample: Math.min(1 - share, most) };
  const table = new StreamedTable(who, bytes, schema, format, parts, chosen.seed);
  const targets = new TargetCounts(schema.target.type === "class" ? schema.target.classes : undefined);
  const drawn = await table.sample((target) => {
    targets.add(target);
  });
  const file = `${who}: ${bytes.name}`;
  targets.assertLearnable(file, schema.target.name, drawn.sample.count);
  if (targets.classes === undefined) assertCounts(file, schema.target.name, targets.range.min, training.loss);
  const { classes } = targets;
  const encoded = ({ features, targets: values }: RowList): EncodedTable => {
    return { features, kinds, targets: values, classes, schema };
  };
  const sample = encoded(drawn.sample);
  const found = learnScales(sample, chosen);
  const scales = { ...found, targetScale: found.targetScale && { ...found.targetScale, ...targets.range } };
  const weights = classWeightsOf(file, judging.classWeight, targets);
  const learning = { table, scales, classes, weights, rows: targets.count - drawn.heldOut.count };
  const opened = { learning, training: { ...chosen, epochs }, sample, heldOut: encoded(drawn.heldOut) };
  return { ...opened, notes, leftOut, rows: targets.count };
}

/** The networks of a model, one after the other. No network is left behind where one fails. */
async function trainNetworks(
  learning: Learning,
  training: TrainingSettings,
  judging: ModelSettings["judging"],
): Promise<{ networks: Network[]; histories: History[] }> {
  const { members, stop } = judging;
  const networks: Network[] = [];
  const histories: History[] = [];
  try {
    for (let member = 0; member < members && (member === 0 || stop?.aborted !== true); member++) {
      const { network, history } = await trainNetwork(learning, training, judging, { member, members });
      networks.push(network);
      histories.push(history);
    }
    return { networks, histories };
  } catch (error) {
    for (const network of networks) network.dispose();
    throw error;
  }
}

/** What is known of all targets. */
class TargetCounts {
  count = 0;
  readonly range = { min: Infinity, max: -Infinity };
  readonly #counts: number[];

  constructor(readonly classes: readonly string[] | undefined) {
    this.#counts = classes?.map(() => 0) ?? [];
  }

  add(target: number): void {
    this.count++;
    this.range.min = Math.min(this.range.min, target);
    this.range.max = Math.max(this.range.max, target);
    if (this.classes !== undefined) this.#counts[target]++;
  }

  /** @throws RangeError for rows that there is nothing to learn from. */
  assertLearnable(file: string, name: string, sampled: number): void {
    if (sampled < LEAST_ROWS) throw fewRowsError(file, this.count);
    if (this.range.min < this.range.max) return;
    throw sameTargetError(file, name, this.range.min, this.classes);
  }

  /** The labels of all rows, sorted; a new list each time. */
  get targets(): Int32Array {
    const labels = new Int32Array(this.count);
    let at = 0;
    this.#counts.forEach((count, label) => {
      labels.fill(label, at, at + count);
      at += count;
    });
    return labels;
  }
}

interface Learning {
  readonly table: StreamedTable;
  readonly scales: Scales;
  readonly classes: readonly string[] | undefined;
  /** Of the classes. */
  readonly weights: readonly number[] | undefined;
  /** About how many are learned from. */
  readonly rows: number;
}

async function trainNetwork(
  learning: Learning,
  settings: TrainingSettings,
  { signal, stop, onProgress }: ModelSettings["judging"],
  { member, members }: { readonly member: number; readonly members: number },
): Promise<{ network: Network; history: History }> {
  const { scales, classes, rows } = learning;
  const { epochs, batchSize, patience, seed } = settings;
  const network = createNetwork(
    scales.transform.columns,
    outputsOf(classes, scales.targetScale),
    settings,
    seed + member,
  );
  const steps = epochs * Math.ceil(rows / batchSize);
  const trainer = createTrainer(network, settings, classes !== undefined, { length: steps, unit: "step" });
  let pass = 0;
  const batches = { [Symbol.asyncIterator]: () => batchesOf(learning, settings, pass++) };
  const options = { epochs, ...(patience !== undefined && { earlyStopping: { patience, monitor: "loss" } as const }) };
  const history = await fitWatched(network, trainer, batches, options, {
    signal,
    stop,
    onEpoch:
      onProgress &&
      ((epoch) =>
        onProgress({ done: (member + epoch.epoch / epochs) / members, network: member + 1, networks: members, epoch })),
  });
  return { network, history };
}

async function* batchesOf(
  { table, scales: { transform, targetScale }, classes, weights }: Learning,
  settings: TrainingSettings,
  pass: number,
): AsyncGenerator<Dataset> {
  const { batchSize, labelSmoothing } = settings;
  const skipsSingles = isBatchNormalized(settings);
  for await (const { rows, order } of table.blocks(pass)) {
    for (let first = 0; first < order.length; first += batchSize) {
      const places = order.subarray(first, first + batchSize);
      if (skipsSingles && places.length === 1) continue;
      const values = Float64Array.from(places, (place) => rows.targets[place]);
      const targets = targetScale === undefined ? Int32Array.from(values) : scaleTargets(values, targetScale);
      yield {
        inputs: transform.transform(takeRows(rows.features, places)),
        targets: smoothed({ targets, fanOut: outputsOf(classes, targetScale) }, labelSmoothing),
        ...(weights && { sampleWeights: Float32Array.from(values, (label) => weights[label]) }),
      };
    }
  }
}

/** Several networks are judged by what they say together. */
function judgeNetworks(networks: readonly Network[], table: EncodedTable, scales: Scales, interval: number): Judgement {
  const rows = Int32Array.from(table.targets, (_, row) => row);
  return judge(table, heldOutOutputs(networks, table, scales, rows), interval);
}
