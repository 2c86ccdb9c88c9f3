export type { CellValue, RowRecord } from "./cell-value";
export type { PlacedCell } from "./column-scan";
export type { CsvFormat } from "./csv-options";
export type { InferredCsvOptions, KnownCsvOptions } from "./csv-settings";
export type { DatePart } from "./date-scan";
export type { LeftOut } from "./judged-column";
export {
  readCsv,
  readCsvInputs,
  type CsvClassification,
  type CsvDetails,
  type CsvInputs,
  type CsvRegression,
} from "./read-csv";
export { RowEncoder } from "./row-encoder";
export { assertSchema, presentSchema, type AnyCsvSchema } from "./schema-check";
export type {
  BooleanFeature,
  CategoryFeature,
  CsvFeature,
  CsvSchema,
  CsvTarget,
  DateFeature,
  DatePartFeature,
  MissingPolicy,
  NumberFeature,
  TimeFeature,
} from "./schema";
export { featureNames, schemaFeatures, type FeatureInfo } from "./schema-features";
export type { SchemaOptions } from "./schema-options";
export type { CategoryFeatureVersion1, CsvSchemaVersion1, NumberFeatureVersion1 } from "./schema-version-1";
export type { ByteStream, CsvSource } from "./source";
export { scanCsv, type CsvScan } from "./scan-csv";
export { streamCsv, type CsvStream, type CsvStreamOptions } from "./stream-csv";
export type { Decimal } from "./number-text";
export { readTable, type ColumnType, type Table, type TableColumn } from "./table";
export type { TableNote } from "./table-note";
