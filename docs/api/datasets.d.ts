// Written by "npm run api".
type NumberArray = Int8Array | Uint8Array | Uint8ClampedArray | Int16Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;
interface Matrix {
    readonly data: Float32Array;
    readonly rows: number;
    readonly columns: number;
}
interface DoubleMatrix {
    readonly data: Float64Array;
    readonly rows: number;
    readonly columns: number;
}
type Row = readonly number[] | NumberArray;
type MatrixLike = Matrix | readonly Row[];
interface ClassificationDataset {
    readonly inputs: Matrix;
    readonly targets: Int32Array;
    readonly classes: readonly string[];
    readonly sampleWeights?: ArrayLike<number> | undefined;
}
interface RegressionDataset {
    readonly inputs: Matrix;
    readonly targets: Matrix;
    readonly sampleWeights?: ArrayLike<number> | undefined;
}
interface CheckerboardOptions {
    readonly samples?: number;
    readonly noise?: number;
    readonly seed?: number;
}
declare function checkerboard(options?: CheckerboardOptions): ClassificationDataset;
interface CirclesOptions {
    readonly samples?: number;
    readonly noise?: number;
    readonly factor?: number;
    readonly seed?: number;
}
declare function circles(options?: CirclesOptions): ClassificationDataset;
type CellValue = string | number | boolean | bigint | Date | null | undefined;
type RowRecord = Readonly<Record<string, CellValue>>;
type Check<Value = unknown> = (who: string, name: string, value: unknown) => asserts value is Value;
type ValueOf<Row> = Row extends readonly [Check<infer Value>, ...unknown[]] ? Value : never;
type SettingsOf<Rows> = {
    readonly [Name in keyof Rows]: Rows[Name] extends readonly [Check, unknown] ? ValueOf<Rows[Name]> : ValueOf<Rows[Name]> | undefined;
};
interface OptionTable<Rows> {
    readonly rows: Rows;
    readonly names: readonly (keyof Rows & string)[];
    complete(who: string, options: unknown): SettingsOf<Rows>;
    read(who: string, source: object): SettingsOf<Rows>;
}
interface CsvFormat {
    readonly separator?: string;
    readonly header?: boolean;
    readonly decimal?: "." | ",";
    readonly missingMarks?: readonly string[];
    readonly encoding?: string;
    readonly maxBytes?: number;
    readonly maxCells?: number;
}
type DatePart = "year" | "month" | "weekday" | "hour" | "days";
interface PlacedCell {
    readonly value: string;
    readonly line: number;
}
type Decimal = "." | ",";
interface FeatureColumn {
    readonly name: string;
    readonly indicatesMissing: boolean;
}
interface NumberFeature extends FeatureColumn {
    readonly type: "number";
    readonly decimal: Decimal;
    readonly standIn?: number;
    readonly fill: number;
    readonly mean: number;
    readonly deviation: number;
    readonly offset?: number;
    readonly min: number;
    readonly max: number;
}
interface CategoryFeature extends FeatureColumn {
    readonly type: "category";
    readonly categories: readonly string[];
    readonly other: boolean;
    readonly fill: string | null;
}
interface BooleanFeature extends FeatureColumn {
    readonly type: "boolean";
    readonly fill: boolean;
    readonly words?: readonly [string, string];
}
interface DatePartFeature {
    readonly part: DatePart;
    readonly mean: number;
    readonly deviation: number;
}
interface DateFeature extends FeatureColumn {
    readonly type: "date";
    readonly dayFirst: boolean;
    readonly originDay: number;
    readonly fill: number;
    readonly parts: readonly DatePartFeature[];
}
interface TimeFeature extends FeatureColumn {
    readonly type: "time";
    readonly fill: number;
    readonly mean: number;
    readonly deviation: number;
}
type CsvFeature = NumberFeature | CategoryFeature | BooleanFeature | DateFeature | TimeFeature;
type CsvTarget = {
    readonly name: string;
    readonly type: "class";
    readonly classes: readonly string[];
    readonly spellings: Readonly<Record<string, string>>;
} | {
    readonly name: string;
    readonly type: "number";
    readonly decimal: Decimal;
    readonly standIn?: number;
};
type MissingPolicy = "error" | "skip" | "fill";
type CsvSchema = {
    readonly version: 2;
    readonly features: readonly CsvFeature[];
    readonly target: CsvTarget;
    readonly missing: MissingPolicy;
    readonly missingMarks: readonly string[];
};
interface NumberFeatureVersion1 {
    readonly name: string;
    readonly type: "number";
    readonly mean: number;
    readonly deviation: number;
    readonly min: number;
    readonly max: number;
}
interface CategoryFeatureVersion1 {
    readonly name: string;
    readonly type: "category";
    readonly categories: readonly string[];
}
type CsvSchemaVersion1 = {
    readonly version: 1;
    readonly features: readonly (NumberFeatureVersion1 | CategoryFeatureVersion1)[];
    readonly target: {
        readonly name: string;
        readonly type: "class";
        readonly classes: readonly string[];
    } | {
        readonly name: string;
        readonly type: "number";
    };
    readonly missing: MissingPolicy;
    readonly missingMarks: readonly string[];
    readonly decimal: Decimal;
};
type AnyCsvSchema = CsvSchema | CsvSchemaVersion1;
declare function assertSchema(who: string, value: unknown): asserts value is AnyCsvSchema;
declare function presentSchema(who: string, value: unknown): CsvSchema;
interface SchemaOptions {
    readonly target: string;
    readonly task?: "classification" | "regression";
    readonly features?: readonly string[];
    readonly exclude?: readonly string[];
    readonly types?: Readonly<Record<string, "number" | "text">>;
    readonly maxCategories?: number;
    readonly dates?: "dayFirst" | "monthFirst" | "leaveOut";
    readonly missing?: MissingPolicy;
}
type InferredCsvOptions = CsvFormat & SchemaOptions;
interface KnownCsvOptions extends Omit<CsvFormat, "missingMarks" | "decimal"> {
    readonly schema: AnyCsvSchema;
}
type ColumnKind = "number" | "boolean" | "date" | "time" | "text"
 | "identifier"
 | "freeText"
 | "empty"
 | "mixed";
interface LeftOut {
    readonly name: string;
    readonly reason: "excluded" | "identifier" | "freeText" | "empty" | "date";
}
type Global<Name extends string> = typeof globalThis extends Readonly<Record<Name, {
    readonly prototype: infer Instance;
}>> ? Instance : never;
interface ByteStream {
    getReader(): {
        read(): Promise<{
            readonly done: boolean;
            readonly value?: Uint8Array<ArrayBuffer> | undefined;
        }>;
    };
}
type CsvSource = string | Global<"URL"> | Global<"Blob"> | Uint8Array<ArrayBuffer> | ArrayBuffer | ByteStream | AsyncIterable<Uint8Array<ArrayBuffer> | string>;
interface ByteSource {
    readonly name: string;
    readonly again: boolean;
    open(): AsyncIterable<Uint8Array<ArrayBuffer>>;
}
interface TableNote {
    readonly kind: "layout" | "header" | "decimal" | "thousands" | "unit" | "date" | "boolean" | "code" | "marks" | "standIn" | "leftOut" | "categories" | "filled" | "rows" | "precision" | "unknown" | "unreadable" | "absent" | "leak";
    readonly column?: string;
    readonly count?: number;
    readonly message: string;
    readonly commandLine: string;
}
interface RecordFormat extends CsvFormat {
    readonly wanted?: readonly string[];
    readonly keepsSums?: boolean;
}
interface CsvDetails {
    readonly columns: readonly string[];
    readonly schema: CsvSchema;
    readonly leftOut: readonly LeftOut[];
    readonly skippedRows: number;
    readonly notes: readonly TableNote[];
}
interface CsvClassification extends ClassificationDataset, CsvDetails {
    readonly task: "classification";
}
interface CsvRegression extends RegressionDataset, CsvDetails {
    readonly task: "regression";
}
declare function readCsv(source: CsvSource, options: InferredCsvOptions & {
    task: "classification";
}): Promise<CsvClassification>;
declare function readCsv(source: CsvSource, options: InferredCsvOptions & {
    task: "regression";
}): Promise<CsvRegression>;
declare function readCsv(source: CsvSource, options: InferredCsvOptions | KnownCsvOptions): Promise<CsvClassification | CsvRegression>;
interface CsvInputs {
    readonly inputs: Matrix;
    readonly lines: Int32Array;
    readonly notes: readonly TableNote[];
}
declare function readCsvInputs(source: CsvSource, options: KnownCsvOptions): Promise<CsvInputs>;
interface FeatureInfo {
    readonly name: string;
    readonly column: string;
    readonly kind: "number" | "indicator";
    readonly mean: number;
    readonly deviation: number;
    readonly offset: number;
}
declare function schemaFeatures(schema: AnyCsvSchema): FeatureInfo[];
declare function featureNames(schema: AnyCsvSchema): string[];
declare class RowEncoder {
    #private;
    readonly features: readonly FeatureInfo[];
    readonly columns: number;
    readonly absent: readonly string[];
    readonly schema: CsvSchema;
    constructor(schema: AnyCsvSchema, names?: readonly string[]);
    get hasTarget(): boolean;
    encode(row: readonly CellValue[], out: Float64Array, offset?: number, line?: number): number;
    encodeRows(rows: readonly (readonly CellValue[])[], lines: ArrayLike<number>, out: Float64Array): Int32Array;
    encodeSingle(row: readonly CellValue[], out: Float64Array, line?: number): number;
    encodeRecord(record: RowRecord, out: Float64Array, offset?: number, line?: number): number;
    target(row: readonly CellValue[], line?: number): number;
    targetOfRecord(record: RowRecord, line?: number): number;
    get firstMissing(): {
        readonly name: string;
        readonly line: number;
    } | undefined;
    notes(): TableNote[];
    cellsOf(record: RowRecord, who?: string, index?: number): CellValue[];
}
interface CsvScan {
    readonly schema: CsvSchema;
    readonly leftOut: readonly LeftOut[];
    readonly rows: number;
    readonly notes: readonly TableNote[];
}
declare function scanCsv(source: CsvSource, options: InferredCsvOptions): Promise<CsvScan>;
interface Minibatch {
    readonly inputs: Matrix;
    readonly targets: Int32Array | number[] | Matrix;
    readonly sampleWeights?: Float64Array;
}
interface CsvStreamOptions {
    readonly batchSize?: number;
    readonly shuffleRows?: number;
    readonly seed?: number;
    readonly scaler?: {
        transform(inputs: Matrix): Matrix;
    };
}
declare const STREAM_OPTIONS: OptionTable<{
    batchSize: [Check<number>, number];
    shuffleRows: [Check<number>, number];
    seed: [Check<number>, number];
    scaler: [Check<{
        transform(inputs: Matrix): Matrix;
    }>];
}>;
declare function streamCsv(source: CsvSource, options: (InferredCsvOptions | KnownCsvOptions) & CsvStreamOptions): Promise<CsvStream>;
interface StreamFormat extends RecordFormat {
    readonly isOther: boolean;
}
declare class CsvStream implements AsyncIterable<Minibatch> {
    #private;
    private readonly source;
    readonly schema: CsvSchema;
    readonly leftOut: readonly LeftOut[];
    private readonly format;
    private readonly order;
    readonly columns: readonly string[];
    readonly classes: readonly string[] | undefined;
    pass: number;
    notes: readonly TableNote[];
    constructor(source: ByteSource, 
    schema: CsvSchema, 
    leftOut: readonly LeftOut[], format: StreamFormat, order: ReturnType<typeof STREAM_OPTIONS.complete>);
    [Symbol.asyncIterator](): AsyncGenerator<Minibatch, void, undefined>;
}
type ColumnType = ColumnKind;
interface TableColumn {
    readonly name: string;
    readonly type: ColumnType;
    readonly missing: number;
    readonly distinct: number | undefined;
    readonly min: number;
    readonly max: number;
    readonly mean: number;
    readonly deviation: number;
    readonly firstText: PlacedCell | undefined;
}
interface Table {
    readonly columns: readonly TableColumn[];
    readonly rows: readonly (readonly string[])[];
    readonly lines: Int32Array;
}
declare function readTable(source: CsvSource, format?: CsvFormat): Promise<Table>;
type Labels = Row;
type Targets = Labels | MatrixLike;
interface Dataset {
    readonly inputs: MatrixLike;
    readonly targets: Targets;
    readonly sampleWeights?: ArrayLike<number> | undefined;
}
interface ColumnStatistics {
    readonly name: string;
    readonly min: number;
    readonly max: number;
    readonly mean: number;
    readonly deviation: number;
    readonly notFinite: number;
    readonly firstNotFinite: number;
    readonly numbersRows: boolean;
}
interface DataWarning {
    readonly kind: "notFinite" | "constant" | "precision" | "identifier" | "scales" | "large" | "rareClass" | "unseenClass" | "duplicates";
    readonly names: readonly string[];
    readonly message: string;
}
interface ClassCount {
    readonly name: string;
    readonly samples: number;
}
interface DescribedDataset extends Dataset {
    readonly columns?: readonly string[];
    readonly classes?: readonly string[];
}
interface DatasetDescription {
    readonly samples: number;
    readonly columns: readonly ColumnStatistics[];
    readonly classes?: readonly ClassCount[];
    readonly targets?: readonly ColumnStatistics[];
    readonly warnings: readonly DataWarning[];
}
declare function describe(dataset: DescribedDataset, options?: {
    readonly test?: DescribedDataset;
}): DatasetDescription;
declare function digits(): Promise<ClassificationDataset>;
interface IdxArray {
    readonly shape: readonly number[];
    readonly data: Uint8Array | Int8Array | Int16Array | Int32Array | Float32Array | Float64Array;
}
declare function readIdx(source: Uint8Array<ArrayBuffer> | ArrayBuffer, name?: string, maxBytes?: number): Promise<IdxArray>;
declare function iris(): Promise<ClassificationDataset>;
interface SplitOptions {
    readonly testFraction?: number;
    readonly stratify?: boolean;
    readonly seed?: number;
}
interface Split<Data> {
    readonly train: Data;
    readonly test: Data;
}
declare function split<Data extends Dataset>(dataset: Data, options?: SplitOptions): Split<Data>;
interface FoldOptions {
    readonly folds?: number;
    readonly stratify?: boolean;
    readonly seed?: number;
}
declare function kFolds<Data extends Dataset>(dataset: Data, options?: FoldOptions): Iterable<Split<Data>>;
interface LinesOptions {
    readonly samples?: number;
    readonly classes?: number;
    readonly noise?: number;
    readonly seed?: number;
}
declare function lines(options?: LinesOptions): ClassificationDataset;
type ScalerInputs = MatrixLike | DoubleMatrix;
declare abstract class Scaler {
    #private;
    private readonly who;
    constructor(who: string);
    abstract fit(inputs: ScalerInputs): this;
    get columns(): number;
    abstract toJSON(): ScalerJson;
    protected abstract get steps(): ScalerSteps | undefined;
    transform(inputs: ScalerInputs): Matrix;
    inverseTransform(inputs: ScalerInputs): Matrix;
    inverseDouble(inputs: ScalerInputs): DoubleMatrix;
    protected learned(inputs: ScalerInputs): DoubleMatrix;
    protected fitted(method: string): ScalerSteps;
}
interface ScalerSteps {
    readonly offset: readonly number[];
    readonly size: readonly number[];
}
type ScalerJson = {
    readonly type: "standard";
    readonly mean: readonly number[];
    readonly deviation: readonly number[];
} | {
    readonly type: "minMax";
    readonly min: readonly number[];
    readonly max: readonly number[];
};
declare class MinMaxScaler extends Scaler {
    #private;
    constructor();
    static from(min: readonly number[], max: readonly number[]): MinMaxScaler;
    get min(): readonly number[];
    get max(): readonly number[];
    fit(inputs: ScalerInputs): this;
    toJSON(): ScalerJson & {
        type: "minMax";
    };
    protected get steps(): ScalerSteps | undefined;
}
interface Mnist {
    readonly train: ClassificationDataset;
    readonly test: ClassificationDataset;
}
interface MnistDownload {
    readonly folder?: string;
    readonly mirrors?: readonly string[];
    readonly signal?: Global<"AbortSignal">;
    readonly onProgress?: (progress: DownloadProgress) => unknown;
}
interface DownloadProgress {
    readonly file: string;
    readonly loadedBytes: number;
    readonly totalBytes: number;
}
declare function loadMnist(source?: string | MnistDownload): Promise<Mnist>;
interface MoonsOptions {
    readonly samples?: number;
    readonly noise?: number;
    readonly seed?: number;
}
declare function moons(options?: MoonsOptions): ClassificationDataset;
declare function oneHot(labels: Labels, classes: number): Matrix;
declare function fromOneHot(rows: MatrixLike): Int32Array;
interface PolynomialOptions {
    readonly coefficients?: readonly number[];
    readonly samples?: number;
    readonly low?: number;
    readonly high?: number;
    readonly noise?: number;
    readonly seed?: number;
}
declare function polynomial(options?: PolynomialOptions): RegressionDataset;
interface RingsOptions {
    readonly samples?: number;
    readonly classes?: number;
    readonly noise?: number;
    readonly seed?: number;
}
declare function rings(options?: RingsOptions): ClassificationDataset;
declare class StandardScaler extends Scaler {
    #private;
    constructor();
    static from(mean: readonly number[], deviation: readonly number[]): StandardScaler;
    get mean(): readonly number[];
    get deviation(): readonly number[];
    fit(inputs: ScalerInputs): this;
    toJSON(): ScalerJson & {
        type: "standard";
    };
    protected get steps(): ScalerSteps | undefined;
}
declare function scalerFromJson(json: unknown): StandardScaler | MinMaxScaler;
declare function scalerOfSchema(schema: AnyCsvSchema): StandardScaler;
interface SpiralOptions {
    readonly samples?: number;
    readonly classes?: number;
    readonly noise?: number;
    readonly seed?: number;
}
declare function spiral(options?: SpiralOptions): ClassificationDataset;
interface TwoSpiralsOptions {
    readonly samples?: number;
    readonly turns?: number;
    readonly noise?: number;
    readonly seed?: number;
}
declare function twoSpirals(options?: TwoSpiralsOptions): ClassificationDataset;
interface WaveOptions {
    readonly samples?: number;
    readonly frequency?: number;
    readonly noise?: number;
    readonly seed?: number;
}
declare function wave(options?: WaveOptions): ClassificationDataset;
interface XorOptions {
    readonly samples?: number;
    readonly noise?: number;
    readonly seed?: number;
}
declare function xor(options?: XorOptions): ClassificationDataset;
interface ZonesOptions {
    readonly samples?: number;
    readonly classes?: number;
    readonly noise?: number;
    readonly seed?: number;
}
declare function zones(options?: ZonesOptions): ClassificationDataset;
interface Zones3dOptions {
    readonly samples?: number;
    readonly centers?: MatrixLike;
    readonly noise?: number;
    readonly seed?: number;
}
declare function zones3d(options?: Zones3dOptions): ClassificationDataset;

export { CsvStream, MinMaxScaler, RowEncoder, Scaler, StandardScaler, assertSchema, checkerboard, circles, describe, digits, featureNames, fromOneHot, iris, kFolds, lines, loadMnist, moons, oneHot, polynomial, presentSchema, readCsv, readCsvInputs, readIdx, readTable, rings, scalerFromJson, scalerOfSchema, scanCsv, schemaFeatures, spiral, split, streamCsv, twoSpirals, wave, xor, zones, zones3d };
export type { AnyCsvSchema, BooleanFeature, ByteStream, CategoryFeature, CategoryFeatureVersion1, CellValue, CheckerboardOptions, CirclesOptions, ClassCount, ClassificationDataset, ColumnStatistics, ColumnType, CsvClassification, CsvDetails, CsvFeature, CsvFormat, CsvInputs, CsvRegression, CsvScan, CsvSchema, CsvSchemaVersion1, CsvSource, CsvStreamOptions, CsvTarget, DataWarning, DatasetDescription, DateFeature, DatePart, DatePartFeature, Decimal, DescribedDataset, DownloadProgress, FeatureInfo, FoldOptions, IdxArray, InferredCsvOptions, KnownCsvOptions, LeftOut, LinesOptions, MissingPolicy, Mnist, MnistDownload, MoonsOptions, NumberFeature, NumberFeatureVersion1, PlacedCell, PolynomialOptions, RegressionDataset, RingsOptions, RowRecord, ScalerInputs, ScalerJson, SchemaOptions, SpiralOptions, Split, SplitOptions, Table, TableColumn, TableNote, TimeFeature, TwoSpiralsOptions, WaveOptions, XorOptions, Zones3dOptions, ZonesOptions };
