// Written by "npm run api".
type NumberArray = Int8Array | Uint8Array | Uint8ClampedArray | Int16Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;
interface Matrix {
    readonly data: Float32Array;
    readonly rows: number;
    readonly columns: number;
}
type Row = readonly number[] | NumberArray;
type MatrixLike = Matrix | readonly Row[];
interface DecisionGrid {
    readonly x: readonly [number, number];
    readonly y: readonly [number, number];
    readonly columns: number;
    readonly rows: number;
    readonly outputs: Matrix;
}
type Predict = (inputs: Matrix) => MatrixLike;
interface DecisionGridOptions {
    readonly resolution?: number;
}
declare function decisionGrid(inputs: MatrixLike, predict: Predict, options?: DecisionGridOptions): DecisionGrid;
type ThemeName = "light" | "dark";
interface Theme {
    readonly paper: string;
    readonly ink: string;
    readonly muted: string;
    readonly faint: string;
    readonly series: readonly string[];
    readonly good: string;
    readonly bad: string;
    readonly wrong: string;
}
type Settings = Readonly<Record<string, string | number>>;
type PageDocument = typeof globalThis extends {
    document: infer Page;
} ? Page : object;
type FigureColors = Partial<Omit<Theme, "wrong">>;
interface FigureScale {
    readonly type: string;
    readonly domain: readonly number[];
    readonly range: readonly [number, number];
}
interface FigurePanel {
    readonly x: FigureScale;
    readonly y: FigureScale;
}
interface FigureOptions {
    readonly title?: string;
    readonly caption?: string | Settings;
    readonly width?: number;
    readonly height?: number;
    readonly theme?: ThemeName;
    readonly colors?: FigureColors;
    readonly transparent?: boolean;
    readonly font?: string;
    readonly remarks?: boolean;
    readonly showNumber?: (value: number) => string;
    readonly onPanel?: (panel: FigurePanel) => void;
    readonly document?: PageDocument;
}
interface ConfusionData {
    readonly targets: ArrayLike<number>;
    readonly predicted: ArrayLike<number>;
    readonly classes?: readonly string[];
}
interface ConfusionWords {
    readonly predicted?: string;
    readonly actual?: string;
    readonly right?: string;
    readonly share?: string;
}
interface ConfusionMatrixOptions extends FigureOptions {
    readonly words?: ConfusionWords;
}
declare function drawConfusionMatrix(data: ConfusionData, options?: ConfusionMatrixOptions): string;
interface DecisionData {
    readonly inputs: MatrixLike;
    readonly targets: ArrayLike<number>;
    readonly classes?: readonly string[];
    readonly grid?: DecisionGrid;
    readonly predict?: Predict;
    readonly predicted?: ArrayLike<number>;
}
interface DecisionRegionsOptions extends FigureOptions {
    readonly show?: "class" | "probability";
    readonly of?: number;
    readonly xLabel?: string;
    readonly yLabel?: string;
    readonly resolution?: number;
}
declare function drawDecisionRegions(data: DecisionData, options?: DecisionRegionsOptions): string;
interface EffectData {
    readonly column: string;
    readonly value: string | number | bigint | boolean | Date | null | undefined;
    readonly effect: number;
}
interface EffectsFigureOptions extends FigureOptions {
    readonly label?: string;
}
declare function drawEffects(effects: readonly EffectData[], options?: EffectsFigureOptions): string;
interface ImportanceData {
    readonly column: string;
    readonly mean: number;
    readonly deviation: number;
}
interface ImportanceFigureOptions extends FigureOptions {
    readonly label?: string;
}
declare function drawImportance(columns: readonly ImportanceData[], options?: ImportanceFigureOptions): string;
type Numbers = ArrayLike<number>;

type ScaleKind = "linear" | "log";
interface LearningHistory {
    readonly epoch?: Numbers;
    readonly loss: Numbers;
    readonly accuracy?: Numbers;
    readonly validationLoss?: Numbers;
    readonly validationAccuracy?: Numbers;
}
interface LearningCurvesOptions extends FigureOptions {
    readonly scale?: ScaleKind;
    readonly metric?: string;
    readonly loss?: string;
    readonly bestEpoch?: number;
}
declare function drawLearningCurves(history: LearningHistory, options?: LearningCurvesOptions): string;
interface NetworkDiagramData {
    readonly weights: readonly MatrixLike[];
    readonly inputs?: readonly string[];
    readonly outputs?: readonly string[];
}
declare function drawNetworkDiagram(data: NetworkDiagramData, options?: FigureOptions): string;
interface HeatMapData {
    readonly columns: ArrayLike<number>;
    readonly rows: ArrayLike<number>;
    readonly shares: MatrixLike;
    readonly path?: {
        readonly x: ArrayLike<number>;
        readonly y: ArrayLike<number>;
    };
}
interface HeatMapOptions extends FigureOptions {
    readonly xLabel?: string;
    readonly yLabel?: string;
    readonly ends?: readonly [string, string];
    readonly smooth?: boolean;
}
declare function drawHeatMap(data: HeatMapData, options?: HeatMapOptions): string;
interface NormScatterData {
    readonly success: ArrayLike<number | boolean>;
    readonly x: Numbers;
    readonly y: Numbers;
}
interface NormScatterWords {
    readonly success?: string;
    readonly failure?: string;
}
interface NormScatterOptions extends FigureOptions {
    readonly xLabel?: string;
    readonly yLabel?: string;
    readonly words?: NormScatterWords;
}
declare function drawNormScatter(data: NormScatterData, options?: NormScatterOptions): string;
interface NormLists {
    readonly total: Numbers;
    readonly weights: Numbers;
    readonly biases: Numbers;
}
interface NormStudyData {
    readonly success: ArrayLike<number | boolean>;
    readonly initialNorms: NormLists;
    readonly finalNorms: NormLists;
}
declare function drawNormStudy(study: NormStudyData, options?: FigureOptions): string;
interface NormTrend {
    readonly label: string;
    readonly norms: MatrixLike;
}
interface NormTrendsData {
    readonly epochs: ArrayLike<number>;
    readonly trends: readonly NormTrend[];
}
interface NormTrendsOptions extends FigureOptions {
    readonly yLabel?: string;
}
declare function drawNormTrends(data: NormTrendsData, options?: NormTrendsOptions): string;
interface PartialDependenceData {
    readonly column: string;
    readonly values: readonly (number | string)[];
    readonly means: readonly (readonly number[])[];
}
interface PartialDependenceFigureOptions extends FigureOptions {
    readonly classes?: readonly string[];
    readonly label?: string;
}
declare function drawPartialDependence(data: PartialDependenceData, options?: PartialDependenceFigureOptions): string;
interface PerformanceMapData {
    readonly learningRates: ArrayLike<number>;
    readonly epochs: ArrayLike<number>;
    readonly success: MatrixLike;
    readonly successInterval?: {
        readonly low: MatrixLike;
        readonly high: MatrixLike;
    };
}
interface PerformanceMapOptions extends FigureOptions {
    readonly scale?: ScaleKind;
    readonly outline?: boolean;
}
declare function drawPerformanceMap(data: PerformanceMapData, options?: PerformanceMapOptions): string;
interface PredictionData {
    readonly images: MatrixLike;
    readonly targets: ArrayLike<number>;
    readonly probabilities: MatrixLike;
    readonly classes?: readonly string[];
}
interface PredictionsOptions extends FigureOptions {
    readonly count?: number;
    readonly columns?: number;
    readonly worst?: boolean;
    readonly imageWidth?: number;
    readonly imageHeight?: number;
}
declare function drawPredictions(data: PredictionData, options?: PredictionsOptions): string;
interface RegressionPoints {
    readonly inputs: MatrixLike;
    readonly targets: MatrixLike;
}
interface RegressionData {
    readonly train: RegressionPoints;
    readonly test?: RegressionPoints;
    readonly predict: Predict;
    readonly truth?: (x: number) => number;
    readonly noise?: number;
}
interface RegressionFitOptions extends FigureOptions {
    readonly xLabel?: string;
    readonly yLabel?: string;
    readonly pointsLabel?: string;
}
declare function drawRegressionFit(data: RegressionData, options?: RegressionFitOptions): string;
interface ReliabilityData {
    readonly probability: Numbers;
    readonly right: Numbers;
    readonly count: Numbers;
}
declare function drawReliability(data: ReliabilityData, options?: FigureOptions): string;
interface RunLine {
    readonly label: string;
    readonly epochs: Numbers;
    readonly values: Numbers;
    readonly dashed?: boolean;
    readonly pale?: boolean;
}
interface RunMark {
    readonly epoch: number;
    readonly value: number;
    readonly label: string;
}
interface RunCurvesData {
    readonly lines: readonly RunLine[];
    readonly mark?: RunMark;
}

interface RunCurvesOptions extends FigureOptions {
    readonly xLabel?: string;
    readonly yLabel?: string;
    readonly scale?: ScaleKind;
    readonly range?: readonly [low: number, high: number];
    readonly lastEpoch?: number;
    readonly compact?: boolean;
}
declare function drawRunCurves(data: RunCurvesData, options?: RunCurvesOptions): string;
interface ScalingSeries {
    readonly label: string;
    readonly x: ArrayLike<number>;
    readonly y: ArrayLike<number>;
}
interface ScalingOptions extends FigureOptions {
    readonly xLabel?: string;
    readonly yLabel?: string;
    readonly slope?: number;
}
declare function drawScaling(series: readonly ScalingSeries[], options?: ScalingOptions): string;
interface TruePredictedData {
    readonly targets: Numbers;
    readonly predicted: Numbers;
}
interface TruePredictedOptions extends FigureOptions {
    readonly label?: string;
}
declare function drawTruePredicted(data: TruePredictedData, options?: TruePredictedOptions): string;

interface WeightsOptions extends FigureOptions {
    readonly count?: number;
    readonly columns?: number;
    readonly imageWidth?: number;
    readonly imageHeight?: number;
}
declare function drawWeights(weights: MatrixLike, options?: WeightsOptions): string;
interface PngOptions {
    readonly scale?: number | undefined;
    readonly width?: number | undefined;
    readonly background?: string | undefined;
    readonly fonts?: readonly Uint8Array[] | undefined;
}
declare function toPng(svg: string, options?: PngOptions): Promise<Uint8Array>;
interface CapacityCurveData {
    readonly label?: string;
    readonly points: ArrayLike<number>;
    readonly learned: ArrayLike<number>;
    readonly low: ArrayLike<number>;
    readonly high: ArrayLike<number>;
    readonly exact: ArrayLike<number>;
}
interface CapacityWords {
    readonly points?: string;
    readonly share?: string;
    readonly exact?: string;
}
interface CapacityCurveOptions extends FigureOptions {
    readonly words?: CapacityWords;
}
declare function drawCapacityCurve(curves: readonly CapacityCurveData[], options?: CapacityCurveOptions): string;
interface DyingReluData {
    readonly widths: ArrayLike<number>;
    readonly depths: ArrayLike<number>;
    readonly collapsed: MatrixLike;
    readonly alive: MatrixLike;
    readonly law: MatrixLike;
    readonly collapsedInterval?: {
        readonly low: MatrixLike;
        readonly high: MatrixLike;
    };
    readonly aliveInterval?: {
        readonly low: MatrixLike;
        readonly high: MatrixLike;
    };
}
declare function drawDyingRelu(data: DyingReluData, options?: FigureOptions): string;
interface EdgeOfStabilityData {
    readonly learningRates: ArrayLike<number>;
    readonly epochs: ArrayLike<number>;
    readonly sharpness: MatrixLike;
}
declare function drawEdgeOfStability(data: EdgeOfStabilityData, options?: FigureOptions): string;
interface InitialConditionsData {
    readonly values1: ArrayLike<number>;
    readonly values2: ArrayLike<number>;
    readonly learned: MatrixLike;
    readonly epoch: MatrixLike;
    readonly dimension?: number;
}
interface InitialConditionsFigureOptions extends FigureOptions {
    readonly labels?: readonly [string, string];
}
declare function drawInitialConditions(data: InitialConditionsData, options?: InitialConditionsFigureOptions): string;
interface TeacherStudentData {
    readonly teacherWidths: ArrayLike<number>;
    readonly extraNeurons: ArrayLike<number>;
    readonly success: MatrixLike;
    readonly successInterval?: {
        readonly low: MatrixLike;
        readonly high: MatrixLike;
    };
    readonly losses: readonly (readonly ArrayLike<number>[])[];
}
interface TeacherStudentOptions extends FigureOptions {
    readonly cell?: readonly [number, number];
}
declare function drawTeacherStudent(data: TeacherStudentData, options?: TeacherStudentOptions): string;
interface TrainabilityBoundaryData {
    readonly logRates1: ArrayLike<number>;
    readonly logRates2: ArrayLike<number>;
    readonly converged: MatrixLike;
    readonly value: MatrixLike;
    readonly dimension?: number;
}
declare function drawTrainabilityBoundary(data: TrainabilityBoundaryData, options?: FigureOptions): string;

export { decisionGrid, drawCapacityCurve, drawConfusionMatrix, drawDecisionRegions, drawDyingRelu, drawEdgeOfStability, drawEffects, drawHeatMap, drawImportance, drawInitialConditions, drawLearningCurves, drawNetworkDiagram, drawNormScatter, drawNormStudy, drawNormTrends, drawPartialDependence, drawPerformanceMap, drawPredictions, drawRegressionFit, drawReliability, drawRunCurves, drawScaling, drawTeacherStudent, drawTrainabilityBoundary, drawTruePredicted, drawWeights, toPng };
export type { CapacityCurveData, CapacityCurveOptions, CapacityWords, ConfusionData, ConfusionMatrixOptions, ConfusionWords, DecisionData, DecisionGrid, DecisionGridOptions, DecisionRegionsOptions, DyingReluData, EdgeOfStabilityData, EffectData, EffectsFigureOptions, FigureColors, FigureOptions, FigurePanel, FigureScale, HeatMapData, HeatMapOptions, ImportanceData, ImportanceFigureOptions, InitialConditionsData, InitialConditionsFigureOptions, LearningCurvesOptions, LearningHistory, NetworkDiagramData, NormLists, NormScatterData, NormScatterOptions, NormScatterWords, NormStudyData, NormTrend, NormTrendsData, NormTrendsOptions, PartialDependenceData, PartialDependenceFigureOptions, PerformanceMapData, PerformanceMapOptions, PngOptions, Predict, PredictionData, PredictionsOptions, RegressionData, RegressionFitOptions, RegressionPoints, ReliabilityData, RunCurvesData, RunCurvesOptions, RunLine, RunMark, ScalingOptions, ScalingSeries, Settings, TeacherStudentData, TeacherStudentOptions, Theme, ThemeName, TrainabilityBoundaryData, TruePredictedData, TruePredictedOptions, WeightsOptions };
