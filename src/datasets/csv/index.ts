export type { ColumnType, PlacedCell } from "./column-scan";
export type { CsvFormat } from "./csv-options";
export type { LeftOut, SchemaOptions } from "./infer-schema";
export {
  readCsv,
  readCsvInputs,
  type CsvClassification,
  type CsvDetails,
  type CsvInputs,
  type CsvRegression,
  type InferredCsvOptions,
  type KnownCsvOptions,
} from "./read-csv";
export {
  assertSchema,
  featureNames,
  type CategoryFeature,
  type CsvSchema,
  type CsvTarget,
  type MissingPolicy,
  type NumberFeature,
} from "./schema";
export type { CsvSource } from "./source";
export { scanCsv, type CsvScan } from "./scan-csv";
export { streamCsv, type CsvStream, type CsvStreamOptions } from "./stream-csv";
export { readTable, type Table, type TableColumn } from "./table";
