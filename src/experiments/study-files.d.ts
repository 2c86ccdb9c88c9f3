import type { NormStudy } from "./norm-study";
import type { PerformanceMap } from "./performance-map";
import type { SearchResult } from "./search/search-result";
/** Whatever the experiments return. */
export type ExperimentResult = NormStudy | PerformanceMap | SearchResult;
/**
 * A result as JSON text.
 *
 * @example
 * ```ts
 * const study = await normStudy({ architecture: [2, 3, 1], dataset, networks: 100 });
 * const copy = fromJSON(toJSON(study));
 * ```
 */
export declare function toJSON(result: ExperimentResult): string;
/**
 * The result of a text from `toJSON`.
 *
 * @throws FileFormatError for a text that is not one.
 */
export declare function fromJSON(text: string): ExperimentResult;
/**
 * A result as CSV, with a header: a line for each network of a norm study, each cell of a map,
 * each configuration of a search.
 */
export declare function toCSV(result: ExperimentResult): string;
