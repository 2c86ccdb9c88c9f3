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
type Classes = Row | MatrixLike;
declare function accuracy(outputs: Classes, targets: Classes): number;
declare function subsetAccuracy(outputs: Classes, targets: Classes): number;
declare function cohenKappa(outputs: Classes, targets: Classes): number;
declare function matthewsCorrelation(outputs: Classes, targets: Classes): number;
interface ClassScores {
    readonly precision: number[];
    readonly recall: number[];
    readonly f1: number[];
    readonly support: number[];
    [score: string]: number[];
}
declare function classScores(outputs: Classes, targets: Classes): ClassScores;
declare function precision(outputs: Classes, targets: Classes): number;
declare function recall(outputs: Classes, targets: Classes): number;
declare function f1(outputs: Classes, targets: Classes): number;
declare function confusionMatrix(outputs: Classes, targets: Classes): number[][];
type Values = Classes | DoubleMatrix;
declare function meanAbsoluteError(outputs: Values, targets: Values): number;
declare function rootMeanSquaredError(outputs: Values, targets: Values): number;
declare function meanAbsolutePercentageError(outputs: Values, targets: Values): number;
type MetricValue = number | readonly number[] | readonly (readonly number[])[] | Readonly<Record<string, readonly number[]>>;
type Metric = (outputs: Matrix, targets: Int32Array | Matrix) => MetricValue;
interface CalibrationCurve {
    readonly probability: Float64Array;
    readonly right: Float64Array;
    readonly count: Int32Array;
}
declare function calibrationCurve(outputs: Classes, targets: Classes, bins?: number): CalibrationCurve;
declare function calibrationError(outputs: Classes, targets: Classes, bins?: number): number;
type ClassMetricName = "accuracy" | "f1" | "precision" | "recall" | "rocAuc" | "averagePrecision" | "top2Accuracy" | "cohenKappa" | "matthewsCorrelation" | "logLoss" | "brierScore" | "calibrationError";
type ValueMetricName = "r2" | "meanAbsoluteError" | "rootMeanSquaredError" | "meanAbsolutePercentageError";
declare function logLoss(outputs: Classes, targets: Classes): number;
declare function brierScore(outputs: Classes, targets: Classes): number;
declare function topKAccuracy(outputs: Classes, targets: Classes, k?: number): number;
declare function rSquared(outputs: Values, targets: Values, weights?: ArrayLike<number>): number;
declare function rocAuc(outputs: Classes, targets: Classes): number;
declare function averagePrecision(outputs: Classes, targets: Classes): number;

export { accuracy, averagePrecision, brierScore, calibrationCurve, calibrationError, classScores, cohenKappa, confusionMatrix, f1, logLoss, matthewsCorrelation, meanAbsoluteError, meanAbsolutePercentageError, precision, rSquared, recall, rocAuc, rootMeanSquaredError, subsetAccuracy, topKAccuracy };
export type { CalibrationCurve, ClassMetricName, ClassScores, Classes, Metric, MetricValue, ValueMetricName, Values };
