import {
  planNormStudy,
  planPerformanceMap,
  type NormStudyOptions,
  type PerformanceMapOptions,
  type StudyPlan,
} from "../../experiments/index";
import { experimentNamed, type LaboratoryName, type LaboratorySettings } from "./laboratory";
import { otherData } from "./study-data";
import { trainingOptions, type StudyCliOptions, type StudyRunOptions } from "./study-options";

/** What `wasm-mlp map` asks for. */
export interface MapOptions extends StudyCliOptions {
  readonly learningRates: number[];
  readonly epochs: number[];
  readonly runs: number;
  readonly l2: number;
  readonly independentCells?: boolean;
}

/** What `wasm-mlp norms` asks for. */
export interface NormsOptions extends StudyCliOptions {
  readonly networks: number;
  readonly learningRate: number[];
  readonly epochs: number[];
  readonly l2: number[];
  readonly trace?: number;
  readonly testSamples?: number;
}

/** A study as plain JSON that another machine can make its plan of: data by name, settings as typed. */
export type StudyRequest =
  | { readonly kind: "map"; readonly options: MapOptions }
  | { readonly kind: "norms"; readonly options: NormsOptions }
  | { readonly kind: LaboratoryName; readonly options: LaboratoryOptions };

/** What `wasm-mlp study` asks for. */
export interface LaboratoryOptions extends StudyRunOptions {
  /** Options of the study itself. */
  readonly study: LaboratorySettings;
}

export function mapStudy(options: MapOptions): PerformanceMapOptions {
  const { learningRates, epochs, runs, l2, independentCells } = options;
  const own = { learningRates, epochs, runs, l2, ...(independentCells && { independentCells }) };
  return { ...trainingOptions(options), ...own };
}

export function normsStudy(options: NormsOptions): NormStudyOptions {
  const { networks, trace, testSamples } = options;
  return {
    ...trainingOptions(options),
    networks,
    learningRate: single(options.learningRate),
    epochs: single(options.epochs),
    l2: single(options.l2),
    ...(trace !== undefined && { trace }),
    ...(testSamples !== undefined && { testDataset: otherData(options, testSamples) }),
  };
}

/** @throws TypeError, RangeError for settings that are not valid. */
export function planOf(request: StudyRequest): StudyPlan {
  if (request.kind === "map") return planPerformanceMap(mapStudy(request.options));
  if (request.kind === "norms") return planNormStudy(normsStudy(request.options));
  return experimentNamed(request.kind).plan(request.options.study);
}

/** A list of one as its number: the study is then one, not a list. */
function single(values: readonly number[]): number | readonly number[] {
  return values.length === 1 ? values[0] : values;
}
