/** What a norm study gives, and how it is put together of the rows of its networks. */
import { floats } from "../core/allocate";
import { largest } from "../core/extremes";
import type { Matrix } from "../core/matrix";
import { columnsOf, type ResultColumns } from "../population/result-row";
import type { TraceQuantity } from "../population/task";
import type { PartShape, Recorded, Rows } from "./study-definition";
import { traceCount, tracePoints } from "./study-plan";
import type { NormStudySettings, StudySettings } from "./study-settings";

/** L2 norms of many networks, one number a network. */
export interface StudyNorms {
  /** Norm of all parameters of each network together: the root of `weights`² + `biases`². */
  readonly total: Float64Array;
  /** Norm of the weights of all layers of each network together. */
  readonly weights: Float64Array;
  /** Norm of the biases of all layers of each network together. */
  readonly biases: Float64Array;
  /** The same norms within single layers, one entry a layer, the first hidden layer first. */
  readonly layers: readonly {
    /** Norm of this layer's weights, one number a network. */
    readonly weights: Float64Array;
    /** Norm of this layer's biases, one number a network. */
    readonly biases: Float64Array;
  }[];
}

/** Norms over the epochs: a row a network, a column for each of `epochs`; a network that has stopped keeps its last norms. */
export interface NormTrace {
  /** Numbers of epochs at which norms were noted: 0, `trace`, 2 `trace`, ... up to the most epochs of the study. */
  readonly epochs: readonly number[];
  /** Norm of all parameters, (networks x epochs noted). */
  readonly total: Matrix;
  /** Norm of the weights of all layers, (networks x epochs noted). */
  readonly weights: Matrix;
  /** Norm of the biases of all layers, (networks x epochs noted). */
  readonly biases: Matrix;
  /** Loss of the training data, (networks x epochs noted); a network that has stopped keeps its last. */
  readonly loss: Matrix;
  /** Share of training samples classified right, 0 to 1, (networks x epochs noted); NaN for targets that are no classes. */
  readonly accuracy: Matrix;
  /** Of `testDataset`, where it is given; a network that has stopped keeps the last that were noted. */
  readonly testLoss?: Matrix;
  /** Share of the samples of `testDataset` classified right, 0 to 1; absent without `testDataset`. */
  readonly testAccuracy?: Matrix;
}

/** What `normStudy` returns: plain data, one number a network in each list. */
export interface NormStudy {
  /** Always `"normStudy"`: tells this result from those of other studies. */
  readonly kind: "normStudy";
  /** Everything needed to repeat it, except for the data. */
  readonly settings: StudySettings;
  /** Learning rate of all networks: of a list of learning rates, the one that this study trained with. */
  readonly learningRate: number;
  /** Most epochs that a network trained; of a list, the one of this study. `stopEpoch` has what each one took. */
  readonly epochs: number;
  /** Factor of the L2 term of all networks: of a list of factors, the one of this study. */
  readonly l2: number;
  /** 1 where the network came to succeed within its epochs. */
  readonly success: Uint8Array;
  /** Number of epochs each network trained: fewer than `epochs` where it stopped on success or diverged. */
  readonly stopEpoch: Int32Array;
  /** Loss at the end; NaN or infinite where training diverged. */
  readonly loss: Float64Array;
  /** Epoch at which a network ended with a loss that is not finite; -1 where it is finite. Such networks stop at once. */
  readonly divergedEpoch: Int32Array;
  /** Share of samples classified right at the end; NaN for targets that are no classes. */
  readonly accuracy: Float64Array;
  /** L2 norms of the networks before training, in the order of the networks. */
  readonly initialNorms: StudyNorms;
  /** L2 norms of the networks after their last epoch, in the order of the networks. */
  readonly finalNorms: StudyNorms;
  /** Norms, loss and accuracy during training; absent where the option `trace` was not given. */
  readonly trace?: NormTrace;
}

const TESTED: readonly TraceQuantity[] = ["testLoss", "testAccuracy"];
const TRACED: readonly TraceQuantity[] = ["totalNorm", "weightsNorm", "biasesNorm", "loss", "accuracy"];

/** What the rows of a norm study look like. */
export function shapeOf(settings: NormStudySettings): PartShape {
  const { architecture, networks, trace, learningRates, epochs, l2, testDataset } = settings;
  return {
    architecture,
    count: networks * Math.max(learningRates.length, epochs.length, l2.length),
    checkpoints: { length: traceCount(trace, largest(epochs)) },
    notes: { norms: true, trace: testDataset === null ? TRACED : [...TRACED, ...TESTED] },
  };
}

/** The value of a study of a list, or the one value. */
export function valueAt(list: readonly number[], index: number): number {
  return list.length === 1 ? list[0] : list[index];
}

/** Puts the rows of networks that are done together, study by study. */
export function assembleNormStudies(settings: Recorded<NormStudySettings>, rows: Rows): NormStudy[] {
  const columns = columnsOf(shapeOf(settings));
  const { networks, learningRates, epochs, l2 } = settings;
  const values = Math.max(learningRates.length, epochs.length, l2.length);
  return Array.from({ length: values }, (_, value) => {
    const own = rows.slice(value * networks, (value + 1) * networks).filter((row) => row !== undefined);
    return {
      kind: "normStudy",
      settings: settings as StudySettings,
      learningRate: valueAt(learningRates, value),
      epochs: valueAt(epochs, value),
      l2: valueAt(l2, value),
      success: Uint8Array.from(own, (row) => row[columns.success]),
      stopEpoch: Int32Array.from(own, (row) => row[columns.stopEpoch]),
      loss: column(own, columns.loss),
      accuracy: column(own, columns.accuracy),
      divergedEpoch: Int32Array.from(own, (row) => (Number.isFinite(row[columns.loss]) ? -1 : row[columns.stopEpoch])),
      initialNorms: normsAt(own, columns, columns.initialNorms),
      finalNorms: normsAt(own, columns, columns.finalNorms),
      ...(settings.trace !== null && { trace: traceOf(own, columns, settings, valueAt(epochs, value)) }),
    };
  });
}

function column(rows: readonly Float64Array[], at: number): Float64Array {
  return Float64Array.from(rows, (row) => row[at]);
}

function normsAt(rows: readonly Float64Array[], columns: ResultColumns, at: number): StudyNorms {
  const layers = (columns.norms - 3) / 2;
  return {
    total: column(rows, at),
    weights: column(rows, at + 1),
    biases: column(rows, at + 2),
    layers: Array.from({ length: layers }, (_, layer) => ({
      weights: column(rows, at + 3 + 2 * layer),
      biases: column(rows, at + 4 + 2 * layer),
    })),
  };
}

function traceOf(
  rows: readonly Float64Array[],
  columns: ResultColumns,
  { trace: step, testDataset }: NormStudySettings,
  last: number,
): NormTrace {
  const epochs = tracePoints(step, last);
  const hasTest = testDataset !== null;
  const part = (quantity: TraceQuantity, last?: number): Matrix => {
    const data = floats(rows.length * epochs.length);
    rows.forEach((row, r) => {
      epochs.forEach((_, point) => {
        const at = r * epochs.length + point;
        const noted = row[columns.at(quantity, point)];
        data[at] = !Number.isNaN(noted) ? noted : last === undefined ? data[at - 1] : row[last];
      });
    });
    return { data, rows: rows.length, columns: epochs.length };
  };
  const { finalNorms, loss, accuracy } = columns;
  return {
    epochs,
    total: part("totalNorm", finalNorms),
    weights: part("weightsNorm", finalNorms + 1),
    biases: part("biasesNorm", finalNorms + 2),
    loss: part("loss", loss),
    accuracy: part("accuracy", accuracy),
    ...(hasTest && { testLoss: part("testLoss"), testAccuracy: part("testAccuracy") }),
  };
}
