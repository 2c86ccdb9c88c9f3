// Written by "npm run api".
type NumberArray = Int8Array | Uint8Array | Uint8ClampedArray | Int16Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;
interface Matrix {
    readonly data: Float32Array;
    readonly rows: number;
    readonly columns: number;
}
type Row = readonly number[] | NumberArray;
type MatrixLike = Matrix | readonly Row[];
type Labels = Row;
type Targets = Labels | MatrixLike;
interface Dataset {
    readonly inputs: MatrixLike;
    readonly targets: Targets;
    readonly sampleWeights?: ArrayLike<number> | undefined;
}
interface Memory {
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
}
declare class Arena {
    #private;
    readonly memory: Memory;
    constructor(memory: Memory, heapBase: number);
    get liveBytes(): number;
    allocate(bytes: number): number;
    free(start: number): void;
}
interface Division {
    readonly count: number;
    readonly multiple: number;
    readonly strides: readonly Stride[];
    readonly scratch?: number;
    readonly changes?: readonly number[];
}
interface Divisible {
    readonly work: (...args: readonly number[]) => number;
    readonly divide: (...args: readonly number[]) => Division;
}
type Stride = readonly [argument: number, bytes: number];
interface Declaration<Signature> {
    readonly signature?: Signature;
    readonly division: Divisible | undefined;
}
interface SharedDeclaration<Signature> extends Declaration<Signature> {
    readonly division: Divisible;
}
type ExportsOf<Table> = {
    [Name in keyof Table]: Table[Name] extends Declaration<infer Signature> ? Signature : never;
};

type Gemm = (m: number, n: number, k: number, a: number, lda: number, b: number, ldb: number, c: number, ldc: number, start: number, row: number, scratch: number) => void;
type ElementwiseForward = (x: number, y: number, n: number) => void;
type ElementwiseBackward = (y: number, dy: number, dx: number, n: number) => void;
type RowLoss = (outputs: number, targets: number, dOutputs: number, rows: number, columns: number, scale: number) => number;
type RandomFill = (out: number, n: number, seedLow: number, seedHigh: number, use: number, index: number) => void;
declare const CORE_KERNELS: {
    heapBase: Declaration<() => number>;
    gemmScratchBytes: Declaration<() => number>;
    gemmNN: SharedDeclaration<Gemm>;
    gemmTN: SharedDeclaration<Gemm>;
    gemmNT: SharedDeclaration<Gemm>;
    multiply: SharedDeclaration<(a: number, b: number, out: number, n: number) => void>;
    exponential: Declaration<(x: number, y: number, n: number) => void>;
    naturalLogarithm: Declaration<(x: number, y: number, n: number) => void>;
    gatherRows: SharedDeclaration<(x: number, indices: number, out: number, rows: number, columns: number) => void>;
    reluForward: SharedDeclaration<ElementwiseForward>;
    reluBackward: SharedDeclaration<ElementwiseBackward>;
    sigmoidForward: SharedDeclaration<ElementwiseForward>;
    sigmoidBackward: SharedDeclaration<ElementwiseBackward>;
    tanhForward: SharedDeclaration<ElementwiseForward>;
    tanhBackward: SharedDeclaration<ElementwiseBackward>;
    leakyReluForward: SharedDeclaration<(x: number, y: number, n: number, slope: number) => void>;
    leakyReluBackward: SharedDeclaration<(y: number, dy: number, dx: number, n: number, slope: number) => void>;
    softmaxForward: Declaration<(x: number, y: number, rows: number, columns: number) => void>;
    softmaxBackward: Declaration<(y: number, dy: number, dx: number, rows: number, columns: number) => void>;
    logSumExpRows: Declaration<(x: number, out: number, rows: number, columns: number, scratch: number) => void>;
    batchNormStatistics: SharedDeclaration<(x: number, rows: number, channels: number, spatial: number, ld: number, mean: number, variance: number) => void>;
    batchNormInverseDeviation: Declaration<(variance: number, out: number, channels: number, epsilon: number) => void>;
    batchNormUpdateRunning: Declaration<(running: number, value: number, channels: number, momentum: number, factor: number) => void>;
    batchNormForward: SharedDeclaration<(x: number, y: number, rows: number, channels: number, spatial: number, mean: number, inverseDeviation: number, gamma: number, beta: number) => void>;
    batchNormParameterGradients: SharedDeclaration<(x: number, dy: number, rows: number, channels: number, spatial: number, ld: number, mean: number, inverseDeviation: number, dGamma: number, dBeta: number) => void>;
    batchNormInputGradients: SharedDeclaration<(x: number, dy: number, dx: number, rows: number, channels: number, spatial: number, mean: number, inverseDeviation: number, gamma: number, dGamma: number, dBeta: number, count: number) => void>;
    squaredError: Declaration<(y: number, targets: number, dy: number, n: number, scale: number) => number>;
    binaryCrossEntropy: Declaration<(a: number, targets: number, d: number, n: number, scale: number) => number>;
    softmaxCrossEntropyLabels: Declaration<RowLoss>;
    softmaxCrossEntropyRows: Declaration<RowLoss>;
    crossEntropyLabels: Declaration<RowLoss>;
    crossEntropyRows: Declaration<RowLoss>;
    sgdStep: SharedDeclaration<(parameters: number, gradients: number, n: number, learningRate: number, weightDecay: number, gradientScale: number) => void>;
    momentumStep: SharedDeclaration<(parameters: number, gradients: number, velocity: number, n: number, learningRate: number, momentum: number, nesterov: number, weightDecay: number, gradientScale: number) => void>;
    rmspropStep: SharedDeclaration<(parameters: number, gradients: number, secondMoment: number, n: number, learningRate: number, decay: number, oneMinusDecay: number, epsilon: number, weightDecay: number, gradientScale: number) => void>;
    adagradStep: SharedDeclaration<(parameters: number, gradients: number, sumOfSquares: number, n: number, learningRate: number, epsilon: number, weightDecay: number, gradientScale: number) => void>;
    adjustGradient: Declaration<(parameters: number, gradients: number, n: number, scale: number, limit: number, l1: number) => void>;
    adamStep: SharedDeclaration<(parameters: number, gradients: number, firstMoment: number, secondMoment: number, n: number, rootFactor: number, rootOffset: number, blend1: number, blend2: number, weightDecay: number, shrink: number, gradientScale: number) => void>;
    randomWords: Declaration<RandomFill>;
    randomNormal: Declaration<RandomFill>;
    randomPermutation: Declaration<RandomFill>;
    randomUniform: Declaration<(out: number, n: number, low: number, high: number, seedLow: number, seedHigh: number, use: number, index: number) => void>;
    dropoutMask: Declaration<(out: number, n: number, threshold: number, scale: number, seedLow: number, seedHigh: number, use: number, index: number) => void>;
    sumOfSquares: Declaration<(x: number, n: number) => number>;
    firstNonFinite: Declaration<(x: number, n: number) => number>;
    columnSums: SharedDeclaration<(x: number, out: number, rows: number, columns: number, ld: number) => void>;
    argmaxRows: Declaration<(x: number, out: number, rows: number, columns: number) => void>;
    countCorrectLabels: Declaration<(outputs: number, labels: number, rows: number, columns: number) => number>;
    countCorrectRows: Declaration<(outputs: number, targets: number, rows: number, columns: number) => number>;
};
interface Kernels extends ExportsOf<typeof CORE_KERNELS> {
    readonly memory: Memory;
}
type Precision = "strict" | "fast";
declare class Engine {
    kernels: Kernels;
    readonly arena: Arena;
    readonly gemmScratch: number;
    constructor(kernels: Kernels, arena?: Arena, 
    gemmScratch?: number);
    expect(_work: number): void;
    assertThreads(): void;
}
interface MemoryOwner {
    readonly kernels: {
        readonly memory: Memory;
    };
}
declare class Tensor<Owner extends MemoryOwner = Engine> {
    #private;
    readonly engine: Owner;
    readonly pointer: number;
    readonly length: number;
    constructor(engine: Owner, 
    pointer: number, 
    length: number);
    get floats(): Float32Array;
    get integers(): Int32Array;
    pointerAt(index: number): number;
    slice(offset: number, length: number): Tensor<Owner>;
}
type PlainInitializer = "xavier" | "he" | "uniform" | "normal";
type ExtraInitializerName = "xavierNormal" | "heNormal" | "lecun" | "lecunNormal" | "orthogonal";
type Initializer = PlainInitializer | ExtraInitializerName | {
    readonly normal: number;
} | {
    readonly constant: number;
};
declare const ACTIVATIONS: {
    readonly relu: {
        readonly layer: {
            readonly type: "ReLU";
        };
        readonly initializer: "he";
    };
    readonly leakyRelu: {
        readonly layer: {
            readonly type: "LeakyReLU";
            readonly slope: 0.01;
        };
        readonly initializer: "he";
    };
    readonly sigmoid: {
        readonly layer: {
            readonly type: "Sigmoid";
        };
    };
    readonly tanh: {
        readonly layer: {
            readonly type: "Tanh";
        };
    };
    readonly elu: {
        readonly layer: {
            readonly type: "ELU";
            readonly alpha: 1;
        };
        readonly initializer: "he";
    };
    readonly selu: {
        readonly layer: {
            readonly type: "SELU";
        };
        readonly initializer: "lecunNormal";
    };
    readonly gelu: {
        readonly layer: {
            readonly type: "GELU";
            readonly approximate: "none";
        };
        readonly initializer: "he";
    };
    readonly silu: {
        readonly layer: {
            readonly type: "SiLU";
        };
        readonly initializer: "he";
    };
    readonly mish: {
        readonly layer: {
            readonly type: "Mish";
        };
        readonly initializer: "he";
    };
    readonly softplus: {
        readonly layer: {
            readonly type: "Softplus";
        };
        readonly initializer: "he";
    };
    readonly hardSigmoid: {
        readonly layer: {
            readonly type: "HardSigmoid";
        };
    };
    readonly hardSwish: {
        readonly layer: {
            readonly type: "HardSwish";
        };
        readonly initializer: "he";
    };
    readonly prelu: {
        readonly layer: {
            readonly type: "PReLU";
            readonly slope: 0.25;
        };
        readonly initializer: "he";
    };
};
type ActivationName = keyof typeof ACTIVATIONS | "none";
declare const none = 0;
declare const sigmoid = 1;
declare const tanh = 2;
declare const relu = 3;
declare const leakyRelu = 4;
declare const elu = 5;
declare const selu = 6;
declare const gelu = 7;
declare const geluTanh = 8;
declare const silu = 9;
declare const mish = 10;
declare const softplus = 11;
declare const hardSigmoid = 12;
declare const hardSwish = 13;

declare const ActivationCode_elu: typeof elu;
declare const ActivationCode_gelu: typeof gelu;
declare const ActivationCode_geluTanh: typeof geluTanh;
declare const ActivationCode_hardSigmoid: typeof hardSigmoid;
declare const ActivationCode_hardSwish: typeof hardSwish;
declare const ActivationCode_leakyRelu: typeof leakyRelu;
declare const ActivationCode_mish: typeof mish;
declare const ActivationCode_none: typeof none;
declare const ActivationCode_relu: typeof relu;
declare const ActivationCode_selu: typeof selu;
declare const ActivationCode_sigmoid: typeof sigmoid;
declare const ActivationCode_silu: typeof silu;
declare const ActivationCode_softplus: typeof softplus;
declare const ActivationCode_tanh: typeof tanh;
declare namespace ActivationCode {
  export {
    ActivationCode_elu as elu,
    ActivationCode_gelu as gelu,
    ActivationCode_geluTanh as geluTanh,
    ActivationCode_hardSigmoid as hardSigmoid,
    ActivationCode_hardSwish as hardSwish,
    ActivationCode_leakyRelu as leakyRelu,
    ActivationCode_mish as mish,
    ActivationCode_none as none,
    ActivationCode_relu as relu,
    ActivationCode_selu as selu,
    ActivationCode_sigmoid as sigmoid,
    ActivationCode_silu as silu,
    ActivationCode_softplus as softplus,
    ActivationCode_tanh as tanh,
  };
}
type PopulationActivation = Extract<ActivationName, keyof typeof ActivationCode>;
interface ArenaOwner extends MemoryOwner {
    readonly arena: Arena;
}
declare class TensorScope<Owner extends ArenaOwner = Engine> {
    #private;
    readonly engine: Owner;
    private readonly parent?;
    constructor(engine: Owner, parent?: TensorScope<Owner> | undefined);
    get isDisposed(): boolean;
    allocate(length: number): Tensor<Owner>;
    free(tensor: Tensor<Owner>): void;
    createChild(): TensorScope<Owner>;
    hold(): void;
    release(): void;
    dispose(): void;
    onDispose(listener: () => void): () => void;
}
interface ParameterSpec {
    readonly key: string;
    readonly kind: "weights" | "biases";
    readonly shape: readonly number[];
}
interface BufferSpec {
    readonly key: string;
    readonly shape: readonly number[];
    readonly isSquare?: boolean;
}
interface LayerBinding {
    readonly engine: Engine;
    readonly scope: TensorScope;
    readonly index: number;
    readonly seed: number;
    readonly fanIn: number;
    readonly fanOut: number;
    readonly parameters: readonly Tensor[];
}
interface ForwardPass {
    readonly training: boolean;
    readonly step: number;
}
declare abstract class NeuralLayer {
    #private;
    abstract readonly type: string;
    abstract readonly config: {
        readonly type: string;
    };
    describe(): string;
    get fixedFanIn(): number | undefined;
    fanOutFor(fanIn: number): number;
    get withInner(): readonly NeuralLayer[];
    get parameterSpecs(): readonly ParameterSpec[];
    get bufferSpecs(): readonly BufferSpec[];
    get buffers(): readonly Tensor[];
    assertTrainingRows(_who: string, _rows: number): void;
    abstract forward(inputs: Tensor, rows: number, pass: ForwardPass): Tensor;
    abstract backward(dOutputs: Tensor, rows: number, needsInputGradient: boolean): Tensor;
    initialize(): void;
    protected allocate(_rows: number): void;
    protected workspace(length: number): Tensor;
    canCommit(): boolean;
    assertInputs(_who: string, _inputs: Float32Array, _rows: number): void;
    commit(_rows: number): void;
    attach(binding: LayerBinding): void;
    detach(): void;
    get isAttached(): boolean;
    reserve(rows: number): void;
    set gradients(gradients: readonly Tensor[]);
    get gradients(): readonly Tensor[];
    protected get binding(): LayerBinding;
    protected assertFanIn(needed: number, got: number): void;
}
type LossName = CoreLossName | ExtraLossName;
type CoreLossName = "meanSquaredError" | "crossEntropy" | "binaryCrossEntropy";
type ExtraLossName = "meanAbsoluteError" | "huber" | "quantile" | "poisson" | "gaussian" | "hinge" | "focal" | "binaryCrossEntropyFromLogits";
type LossConfig = {
    readonly type: Exclude<LossName, "huber" | "quantile" | "focal" | "crossEntropy" | "binaryCrossEntropyFromLogits">;
} | {
    readonly type: "huber";
    readonly delta?: number;
} | {
    readonly type: "quantile";
    readonly levels?: readonly number[];
} | {
    readonly type: "focal";
    readonly gamma?: number;
} | {
    readonly type: "crossEntropy";
    readonly labelSmoothing?: number;
} | {
    readonly type: "binaryCrossEntropyFromLogits";
    readonly positiveWeights?: number | readonly number[];
};
interface CustomLoss {
    readonly name: string;
    evaluate(outputs: Matrix, targets: Matrix | Int32Array): {
        readonly loss: number;
        readonly gradient: Float32Array;
    };
}
type LossSpec = LossName | LossConfig | CustomLoss;
type Reduction = "mean" | "sum";
type PopulationOptimizer = {
    readonly type: "sgd";
}
 | {
    readonly type: "momentum";
    readonly momentum: number;
} | {
    readonly type: "adam";
    readonly beta1: number;
    readonly beta2: number;
    readonly epsilon: number;
};
type SuccessRule = {
    readonly type: "allRight";
} | {
    readonly type: "lossBelow";
    readonly threshold: number;
} | {
    readonly type: "never";
};
interface PopulationData {
    readonly inputs: Matrix;
    readonly targets: Matrix;
    readonly labels: Int32Array | undefined;
}
type TraceQuantity = 
"totalNorm" | "weightsNorm" | "biasesNorm"
 | "accuracy" | "loss" | "testAccuracy" | "testLoss"
 | "isDead"
 | "sharpness";
interface RowNotes {
    readonly norms: boolean;
    readonly trace: readonly TraceQuantity[];
    readonly lossRatios?: LossRatioRule;
}
interface LossRatioRule {
    readonly cap: number;
    readonly last: number;
}
interface PopulationTask extends PopulationData {
    readonly architecture: readonly number[];
    readonly activation: PopulationActivation;
    readonly outputActivation: PopulationActivation;
    readonly biases: boolean;
    readonly initializer: PlainInitializer;
    readonly loss: CoreLossName;
    readonly reduction: Reduction;
    readonly lossFactor: number;
    readonly optimizer: PopulationOptimizer;
    readonly regularizeBiases: boolean;
    readonly success: SuccessRule;
    readonly stopOnSuccess: boolean;
    readonly stopWhenDead: boolean;
    readonly checkpoints: readonly number[];
    readonly notes: RowNotes;
    readonly precision: Precision;
    readonly test: PopulationData | undefined;
    readonly batchSize: number | undefined;
}
interface Member {
    readonly seed: number;
    readonly learningRate: number | readonly number[];
    readonly l2: number;
    readonly epochs: number;
    readonly parameters?: Float32Array;
    readonly scales?: readonly number[];
    readonly targets?: Float32Array;
    readonly labels?: Int32Array;
}
interface DatasetIdentity {
    readonly samples: number;
    readonly features: number;
    readonly hash: string;
}
type Global<Name extends string> = typeof globalThis extends Readonly<Record<Name, {
    readonly prototype: infer Instance;
}>> ? Instance : never;
type StudyOptimizer = "sgd" | "momentum" | "adam" | {
    readonly type: "sgd";
} | {
    readonly type: "momentum";
    readonly momentum?: number;
} | {
    readonly type: "adam";
    readonly beta1?: number;
    readonly beta2?: number;
    readonly epsilon?: number;
};
interface TrainingOptions {
    readonly architecture: readonly number[];
    readonly dataset: Dataset;
    readonly batchSize?: number;
    readonly activation?: PopulationActivation;
    readonly outputActivation?: PopulationActivation;
    readonly initializer?: PlainInitializer;
    readonly loss?: CoreLossName;
    readonly reduction?: Reduction;
    readonly optimizer?: StudyOptimizer;
    readonly regularize?: "all" | "weights";
    readonly stopOnSuccess?: boolean;
    readonly lossThreshold?: number;
    readonly seed?: number;
    readonly precision?: Precision;
}
interface RunOptions<Progress> {
    readonly workers?: number;
    readonly onProgress?: (progress: Progress) => void;
    readonly signal?: Global<"AbortSignal">;
}
interface TrainingSettings {
    readonly architecture: readonly number[];
    readonly activation: PopulationActivation;
    readonly outputActivation: PopulationActivation;
    readonly initializer: PlainInitializer;
    readonly loss: CoreLossName;
    readonly reduction: Reduction;
    readonly optimizer: PopulationOptimizer;
    readonly regularize: "all" | "weights";
    readonly stopOnSuccess: boolean;
    readonly lossThreshold: number | null;
    readonly seed: number;
    readonly precision: Precision;
    readonly batchSize: number | null;
}
interface StudyPart {
    readonly task: PopulationTask;
    member(index: number): Member;
}
type Recorded<Settings> = Settings & {
    readonly dataset: DatasetIdentity | null;
    readonly version: string;
};
interface ResultColumns {
    readonly success: number;
    readonly stopEpoch: number;
    readonly loss: number;
    readonly accuracy: number;
    readonly initialNorms: number;
    readonly finalNorms: number;
    readonly lossRatios: number;
    readonly trace: number;
    readonly norms: number;
    readonly tracePoint: number;
    readonly length: number;
    at(quantity: TraceQuantity, point: number): number;
}
interface NormStudySettings extends TrainingSettings {
    readonly kind: "normStudy";
    readonly networks: number;
    readonly learningRates: readonly number[];
    readonly epochs: readonly number[];
    readonly l2: readonly number[];
    readonly trace: number | null;
    readonly testDataset: DatasetIdentity | null;
}
interface MapSettings extends TrainingSettings {
    readonly kind: "performanceMap";
    readonly learningRates: readonly number[];
    readonly epochs: readonly number[];
    readonly runs: number;
    readonly l2: number;
    readonly independentCells: boolean;
    readonly accuracy: boolean;
}
type StudySettings = (NormStudySettings | MapSettings) & {
    readonly dataset: DatasetIdentity;
    readonly version: string;
};
interface StudyPlan extends StudyLayout {
    readonly settings: StudySettings;
    readonly key: string;
    readonly parts: readonly StudyPart[];
}
interface PartLayout {
    readonly first: number;
    readonly count: number;
    readonly firstPiece: number;
    readonly pieces: number;
    readonly columns: ResultColumns;
}
interface StudyLayout {
    readonly count: number;
    readonly pieceSize: number;
    readonly pieces: number;
    readonly partLayouts: readonly PartLayout[];
}
declare function networkSeed(seed: number, index: number): number;
interface StudyProgress<Result> {
    readonly done: number;
    readonly total: number;
    readonly elapsedMs: number;
    readonly partial: () => Result;
}
interface StudyNorms {
    readonly total: Float64Array;
    readonly weights: Float64Array;
    readonly biases: Float64Array;
    readonly layers: readonly {
        readonly weights: Float64Array;
        readonly biases: Float64Array;
    }[];
}
interface NormTrace {
    readonly epochs: readonly number[];
    readonly total: Matrix;
    readonly weights: Matrix;
    readonly biases: Matrix;
    readonly loss: Matrix;
    readonly accuracy: Matrix;
    readonly testLoss?: Matrix;
    readonly testAccuracy?: Matrix;
}
interface NormStudy {
    readonly kind: "normStudy";
    readonly settings: StudySettings;
    readonly learningRate: number;
    readonly epochs: number;
    readonly l2: number;
    readonly success: Uint8Array;
    readonly stopEpoch: Int32Array;
    readonly loss: Float64Array;
    readonly divergedEpoch: Int32Array;
    readonly accuracy: Float64Array;
    readonly initialNorms: StudyNorms;
    readonly finalNorms: StudyNorms;
    readonly trace?: NormTrace;
}
interface NormStudyOptions extends TrainingOptions, RunOptions<StudyProgress<NormStudy[]>> {
    readonly networks?: number;
    readonly learningRate?: number | readonly number[];
    readonly epochs?: number | readonly number[];
    readonly l2?: number | readonly number[];
    readonly trace?: number;
    readonly testDataset?: Dataset;
}
type NormStudyResult<Options> = Options extends {
    readonly learningRate: readonly number[];
} | {
    readonly epochs: readonly number[];
} | {
    readonly l2: readonly number[];
} ? NormStudy[] : NormStudy;
declare function normStudy<const Options extends NormStudyOptions>(options: Options): Promise<NormStudyResult<Options>>;
declare function planNormStudy(options: NormStudyOptions): StudyPlan;
interface CapacityCurveOptions extends RunOptions<StudyProgress<CapacityCurve>> {
    readonly inputs?: number;
    readonly hidden?: number;
    readonly points?: readonly number[];
    readonly labellings?: number;
    readonly starts?: number;
    readonly epochs?: number;
    readonly learningRate?: number;
    readonly seed?: number;
}
interface CapacityCurveSettings {
    readonly kind: "capacityCurve";
    readonly inputs: number;
    readonly hidden: number;
    readonly points: readonly number[];
    readonly labellings: number;
    readonly starts: number;
    readonly epochs: number;
    readonly learningRate: number;
    readonly seed: number;
}
interface CapacityCurve {
    readonly kind: "capacityCurve";
    readonly settings: Recorded<CapacityCurveSettings>;
    readonly points: readonly number[];
    readonly labellings: number;
    readonly parameters: number;
    readonly learned: Float64Array;
    readonly low: Float64Array;
    readonly high: Float64Array;
    readonly exact: Float64Array;
}
declare function capacityCurve(options?: CapacityCurveOptions): Promise<CapacityCurve>;
declare function planCapacityCurve(options?: CapacityCurveOptions): StudyPlan;
declare function separableShare(points: number, dimension: number): number;
interface DyingReluOptions extends RunOptions<StudyProgress<DyingRelu>> {
    readonly widths?: readonly number[];
    readonly depths?: readonly number[];
    readonly networks?: number;
    readonly dataset?: Dataset;
    readonly epochs?: number;
    readonly learningRate?: number;
    readonly seed?: number;
}
interface DyingReluSettings {
    readonly kind: "dyingRelu";
    readonly widths: readonly number[];
    readonly depths: readonly number[];
    readonly networks: number;
    readonly epochs: number;
    readonly learningRate: number;
    readonly seed: number;
    readonly inputs: number;
    readonly outputs: number;
    readonly variance: number;
}
interface DyingRelu {
    readonly kind: "dyingRelu";
    readonly settings: Recorded<DyingReluSettings>;
    readonly widths: readonly number[];
    readonly depths: readonly number[];
    readonly networks: number;
    readonly collapsed: Matrix;
    readonly alive: Matrix;
    readonly collapsedInterval: {
        readonly low: Matrix;
        readonly high: Matrix;
    };
    readonly aliveInterval: {
        readonly low: Matrix;
        readonly high: Matrix;
    };
    readonly fitted: Matrix;
    readonly law: Matrix;
}
declare function dyingRelu(options?: DyingReluOptions): Promise<DyingRelu>;
declare function planDyingRelu(options?: DyingReluOptions): StudyPlan;
interface EdgeOfStabilityOptions extends RunOptions<StudyProgress<EdgeOfStability>> {
    readonly architecture?: readonly number[];
    readonly dataset?: Dataset;
    readonly learningRates?: readonly number[];
    readonly epochs?: number;
    readonly every?: number;
    readonly activation?: PopulationActivation;
    readonly seed?: number;
}
interface EdgeOfStabilitySettings {
    readonly kind: "edgeOfStability";
    readonly architecture: readonly number[];
    readonly learningRates: readonly number[];
    readonly epochs: number;
    readonly every: number;
    readonly activation: PopulationActivation;
    readonly seed: number;
}
interface EdgeOfStability {
    readonly kind: "edgeOfStability";
    readonly settings: Recorded<EdgeOfStabilitySettings>;
    readonly learningRates: readonly number[];
    readonly epochs: readonly number[];
    readonly sharpness: Matrix;
    readonly loss: Matrix;
}
declare function edgeOfStability(options?: EdgeOfStabilityOptions): Promise<EdgeOfStability>;
declare function planEdgeOfStability(options?: EdgeOfStabilityOptions): StudyPlan;
interface InitialConditionsOptions extends RunOptions<StudyProgress<InitialConditions>> {
    readonly axes?: readonly [number, number];
    readonly range1?: readonly [number, number];
    readonly range2?: readonly [number, number];
    readonly learningRate?: number;
    readonly momentum?: number;
    readonly epochs?: number;
    readonly size?: number;
    readonly seed?: number;
}
interface InitialConditionsSettings {
    readonly kind: "initialConditions";
    readonly axes: readonly [number, number];
    readonly range1: readonly [number, number];
    readonly range2: readonly [number, number];
    readonly learningRate: number;
    readonly momentum: number;
    readonly epochs: number;
    readonly size: number;
    readonly seed: number;
}
interface InitialConditions {
    readonly kind: "initialConditions";
    readonly settings: Recorded<InitialConditionsSettings>;
    readonly values1: Float64Array;
    readonly values2: Float64Array;
    readonly learned: Matrix;
    readonly epoch: Matrix;
    readonly dimension: number;
}
declare function initialConditions(options?: InitialConditionsOptions): Promise<InitialConditions>;
declare function planInitialConditions(options?: InitialConditionsOptions): StudyPlan;
interface PerformanceMapOptions extends Omit<TrainingOptions, "stopOnSuccess">, RunOptions<StudyProgress<PerformanceMap>> {
    readonly learningRates: readonly number[];
    readonly epochs: readonly number[];
    readonly runs?: number;
    readonly l2?: number;
    readonly independentCells?: boolean;
    readonly accuracy?: boolean;
}
interface CellInterval {
    readonly low: Matrix;
    readonly high: Matrix;
}
interface CellMeans extends CellInterval {
    readonly mean: Matrix;
}
interface PerformanceMap {
    readonly kind: "performanceMap";
    readonly settings: StudySettings;
    readonly learningRates: readonly number[];
    readonly epochs: readonly number[];
    readonly runs: number;
    readonly success: Matrix;
    readonly successInterval: CellInterval;
    readonly stopEpoch: CellMeans;
    readonly accuracy?: CellMeans;
}
declare function performanceMap(options: PerformanceMapOptions): Promise<PerformanceMap>;
declare function planPerformanceMap(options: PerformanceMapOptions): StudyPlan;
interface TeacherStudentOptions extends RunOptions<StudyProgress<TeacherStudent>> {
    readonly teacherWidths?: readonly number[];
    readonly extraNeurons?: readonly number[];
    readonly starts?: number;
    readonly epochs?: number;
    readonly samples?: number;
    readonly learningRate?: number;
    readonly threshold?: number;
    readonly seed?: number;
}
interface TeacherStudentSettings {
    readonly kind: "teacherStudent";
    readonly teacherWidths: readonly number[];
    readonly extraNeurons: readonly number[];
    readonly starts: number;
    readonly epochs: number;
    readonly samples: number;
    readonly learningRate: number;
    readonly threshold: number;
    readonly seed: number;
}
interface TeacherStudent {
    readonly kind: "teacherStudent";
    readonly settings: Recorded<TeacherStudentSettings>;
    readonly teacherWidths: readonly number[];
    readonly extraNeurons: readonly number[];
    readonly starts: number;
    readonly success: Matrix;
    readonly successInterval: {
        readonly low: Matrix;
        readonly high: Matrix;
    };
    readonly losses: readonly (readonly Float64Array[])[];
}
declare function teacherStudent(options?: TeacherStudentOptions): Promise<TeacherStudent>;
declare function planTeacherStudent(options?: TeacherStudentOptions): StudyPlan;
interface TrainabilityBoundaryOptions extends RunOptions<StudyProgress<TrainabilityBoundary>> {
    readonly width?: number;
    readonly samples?: number;
    readonly steps?: number;
    readonly activation?: PopulationActivation | "identity";
    readonly logRates1?: readonly [number, number];
    readonly logRates2?: readonly [number, number];
    readonly size?: number;
    readonly seed?: number;
}
interface TrainabilityBoundarySettings {
    readonly kind: "trainabilityBoundary";
    readonly width: number;
    readonly samples: number;
    readonly steps: number;
    readonly activation: PopulationActivation;
    readonly logRates1: readonly [number, number];
    readonly logRates2: readonly [number, number];
    readonly size: number;
    readonly seed: number;
}
interface TrainabilityBoundary {
    readonly kind: "trainabilityBoundary";
    readonly settings: Recorded<TrainabilityBoundarySettings>;
    readonly logRates1: Float64Array;
    readonly logRates2: Float64Array;
    readonly converged: Matrix;
    readonly value: Matrix;
    readonly dimension: number;
}
declare function trainabilityBoundary(options?: TrainabilityBoundaryOptions): Promise<TrainabilityBoundary>;
declare function planTrainabilityBoundary(options?: TrainabilityBoundaryOptions): StudyPlan;
type AnyStudyResult = NormStudy | PerformanceMap | TrainabilityBoundary | InitialConditions | EdgeOfStability | DyingRelu | CapacityCurve | TeacherStudent;
type StudyResult = NormStudy[] | Exclude<AnyStudyResult, NormStudy>;
interface DamagedLine {
    readonly line: number;
    readonly file?: number;
    readonly reason: string;
}
interface ComputeOptions {
    readonly shard?: number;
    readonly shards?: number;
    readonly text?: string;
    readonly onLine: (line: string) => void;
    readonly onDamaged?: (damaged: DamagedLine) => void;
    readonly workers?: number;
    readonly signal?: Global<"AbortSignal">;
}
declare function computePieces(plan: StudyPlan, options: ComputeOptions): Promise<number>;
declare function shardPieces(plan: StudyPlan, shard: number, shards: number): number[];
interface Merged {
    readonly result: StudyResult;
    readonly damaged: readonly DamagedLine[];
}
declare function mergePieces(texts: readonly string[], files?: readonly string[]): Merged;
interface BatchNormOptions {
    readonly momentum?: number;
    readonly epsilon?: number;
    readonly affine?: boolean;
}
type CompleteBatchNormOptions = Required<BatchNormOptions>;
interface BatchNorm1dConfig extends CompleteBatchNormOptions {
    readonly type: "BatchNorm1d";
    readonly features: number;
}
interface BatchNorm2dConfig extends CompleteBatchNormOptions {
    readonly type: "BatchNorm2d";
    readonly channels: number;
    readonly height: number;
    readonly width: number;
}
interface DropoutConfig {
    readonly type: "Dropout";
    readonly rate: number;
}
interface AlphaDropoutConfig {
    readonly type: "AlphaDropout";
    readonly rate: number;
}
declare class AlphaDropout extends NeuralLayer {
    #private;
    readonly type = "AlphaDropout";
    readonly config: AlphaDropoutConfig;
    constructor(rate?: number);
    describe(): string;
    protected allocate(rows: number): void;
    forward(inputs: Tensor, rows: number, pass: ForwardPass): Tensor;
    backward(dOutputs: Tensor, rows: number): Tensor;
}
declare abstract class ExtraActivation extends NeuralLayer {
    #private;
    protected abstract readonly code: number;
    protected readonly alpha: number;
    initialize(): void;
    protected allocate(rows: number): void;
    forward(inputs: Tensor, rows: number): Tensor;
    backward(dOutputs: Tensor, rows: number): Tensor;
}
interface ELUConfig {
    readonly type: "ELU";
    readonly alpha: number;
}
declare class ELU extends ExtraActivation {
    readonly type = "ELU";
    readonly config: ELUConfig;
    protected readonly code: number;
    protected readonly alpha: number;
    constructor(alpha?: number);
    describe(): string;
}
interface EmbeddedColumn {
    readonly column: number;
    readonly categories: number;
    readonly size: number;
}
interface EmbeddingConfig {
    readonly type: "Embedding";
    readonly fanIn: number;
    readonly columns: readonly EmbeddedColumn[];
}
declare class Embedding extends NeuralLayer {
    #private;
    readonly type = "Embedding";
    readonly config: EmbeddingConfig;
    constructor(fanIn: number, columns: readonly EmbeddedColumn[]);
    describe(): string;
    get fixedFanIn(): number;
    fanOutFor(fanIn: number): number;
    get parameterSpecs(): readonly ParameterSpec[];
    initialize(): void;
    protected allocate(rows: number): void;
    assertInputs(who: string, inputs: Float32Array, rows: number): void;
    forward(inputs: Tensor, rows: number): Tensor;
    backward(dOutputs: Tensor, rows: number): Tensor;
}
interface GaussianNoiseConfig {
    readonly type: "GaussianNoise";
    readonly deviation: number;
}
declare class GaussianNoise extends NeuralLayer {
    #private;
    readonly type = "GaussianNoise";
    readonly config: GaussianNoiseConfig;
    constructor(deviation?: number);
    describe(): string;
    protected allocate(rows: number): void;
    forward(inputs: Tensor, rows: number, pass: ForwardPass): Tensor;
    backward(dOutputs: Tensor): Tensor;
}
interface GELUOptions {
    readonly approximate?: "none" | "tanh";
}
interface GELUConfig extends Required<GELUOptions> {
    readonly type: "GELU";
}
declare class GELU extends ExtraActivation {
    readonly type = "GELU";
    readonly config: GELUConfig;
    protected readonly code: number;
    constructor(options?: GELUOptions);
    describe(): string;
}
interface HardSigmoidConfig {
    readonly type: "HardSigmoid";
}
declare class HardSigmoid extends ExtraActivation {
    readonly type = "HardSigmoid";
    readonly config: HardSigmoidConfig;
    protected readonly code: number;
}
interface HardSwishConfig {
    readonly type: "HardSwish";
}
declare class HardSwish extends ExtraActivation {
    readonly type = "HardSwish";
    readonly config: HardSwishConfig;
    protected readonly code: number;
}
declare abstract class RowNorm extends NeuralLayer {
    #private;
    private readonly features;
    private readonly epsilon;
    private readonly centered;
    private readonly trained;
    protected constructor(who: string, features: number, epsilon: number, 
    centered: boolean, 
    trained: readonly ("weight" | "bias")[]);
    get fixedFanIn(): number;
    fanOutFor(fanIn: number): number;
    get parameterSpecs(): readonly ParameterSpec[];
    initialize(): void;
    protected allocate(rows: number): void;
    forward(inputs: Tensor, rows: number): Tensor;
    backward(dOutputs: Tensor, rows: number, needsInputGradient: boolean): Tensor;
}
interface LayerNormOptions {
    readonly epsilon?: number;
    readonly affine?: boolean;
}
interface LayerNormConfig extends Required<LayerNormOptions> {
    readonly type: "LayerNorm";
    readonly features: number;
}
declare class LayerNorm extends RowNorm {
    readonly type = "LayerNorm";
    readonly config: LayerNormConfig;
    constructor(features: number, options?: LayerNormOptions);
    describe(): string;
}
interface MishConfig {
    readonly type: "Mish";
}
declare class Mish extends ExtraActivation {
    readonly type = "Mish";
    readonly config: MishConfig;
    protected readonly code: number;
}
interface PReLUConfig {
    readonly type: "PReLU";
    readonly slope: number;
}
declare class PReLU extends NeuralLayer {
    #private;
    readonly type = "PReLU";
    readonly config: PReLUConfig;
    constructor(slope?: number);
    describe(): string;
    get parameterSpecs(): readonly ParameterSpec[];
    initialize(): void;
    protected allocate(rows: number): void;
    forward(inputs: Tensor, rows: number): Tensor;
    backward(dOutputs: Tensor, rows: number): Tensor;
}
declare class Residual extends NeuralLayer {
    #private;
    private readonly layers;
    readonly type = "Residual";
    constructor(layers: readonly NeuralLayer[]);
    get config(): {
        readonly type: "Residual";
        readonly layers: readonly {
            readonly type: string;
        }[];
    };
    describe(): string;
    get fixedFanIn(): number | undefined;
    get withInner(): readonly NeuralLayer[];
    fanOutFor(fanIn: number): number;
    get parameterSpecs(): readonly ParameterSpec[];
    get bufferSpecs(): readonly BufferSpec[];
    get buffers(): readonly Tensor[];
    attach(binding: LayerBinding): void;
    detach(): void;
    set gradients(gradients: readonly Tensor[]);
    get gradients(): readonly Tensor[];
    assertInputs(who: string, inputs: Float32Array, rows: number): void;
    assertTrainingRows(who: string, rows: number): void;
    protected allocate(rows: number): void;
    forward(inputs: Tensor, rows: number, pass: ForwardPass): Tensor;
    backward(dOutputs: Tensor, rows: number, needsInputGradient: boolean): Tensor;
    canCommit(): boolean;
    commit(rows: number): void;
}
interface RMSNormOptions {
    readonly epsilon?: number;
}
interface RMSNormConfig extends Required<RMSNormOptions> {
    readonly type: "RMSNorm";
    readonly features: number;
}
declare class RMSNorm extends RowNorm {
    readonly type = "RMSNorm";
    readonly config: RMSNormConfig;
    constructor(features: number, options?: RMSNormOptions);
    describe(): string;
}
interface SELUConfig {
    readonly type: "SELU";
}
declare class SELU extends ExtraActivation {
    readonly type = "SELU";
    readonly config: SELUConfig;
    protected readonly code: number;
}
interface SiLUConfig {
    readonly type: "SiLU";
}
declare class SiLU extends ExtraActivation {
    readonly type = "SiLU";
    readonly config: SiLUConfig;
    protected readonly code: number;
}
interface SoftplusConfig {
    readonly type: "Softplus";
}
declare class Softplus extends ExtraActivation {
    readonly type = "Softplus";
    readonly config: SoftplusConfig;
    protected readonly code: number;
}
interface ResidualConfig {
    readonly type: "Residual";
    readonly layers: readonly unknown[];
}
type CreateLayer = (config: never) => NeuralLayer;
declare const EXTRA_LAYERS: {
    AlphaDropout: ({ rate }: AlphaDropoutConfig) => AlphaDropout;
    ELU: ({ alpha }: ELUConfig) => ELU;
    Embedding: ({ fanIn, columns }: EmbeddingConfig) => Embedding;
    GaussianNoise: ({ deviation }: GaussianNoiseConfig) => GaussianNoise;
    GELU: ({ approximate }: GELUConfig) => GELU;
    HardSigmoid: (_config: HardSigmoidConfig) => HardSigmoid;
    HardSwish: (_config: HardSwishConfig) => HardSwish;
    LayerNorm: ({ features, epsilon, affine }: LayerNormConfig) => LayerNorm;
    Mish: (_config: MishConfig) => Mish;
    PReLU: ({ slope }: PReLUConfig) => PReLU;
    Residual: ({ layers }: ResidualConfig, createLayer: CreateLayer) => Residual;
    RMSNorm: ({ features, epsilon }: RMSNormConfig) => RMSNorm;
    SELU: (_config: SELUConfig) => SELU;
    SiLU: (_config: SiLUConfig) => SiLU;
    Softplus: (_config: SoftplusConfig) => Softplus;
};
type ExtraLayers = typeof EXTRA_LAYERS;
type ExtraLayerConfig = Parameters<ExtraLayers[keyof ExtraLayers]>[0];
interface LeakyReLUConfig {
    readonly type: "LeakyReLU";
    readonly slope: number;
}
interface LinearConfig {
    readonly type: "Linear";
    readonly fanIn: number;
    readonly fanOut: number;
    readonly bias: boolean;
    readonly initializer: Initializer;
}
interface ReLUConfig {
    readonly type: "ReLU";
}
interface SigmoidConfig {
    readonly type: "Sigmoid";
}
interface SoftmaxConfig {
    readonly type: "Softmax";
}
interface TanhConfig {
    readonly type: "Tanh";
}
type LayerConfig = LinearConfig | ReLUConfig | LeakyReLUConfig | SigmoidConfig | TanhConfig | SoftmaxConfig | DropoutConfig | BatchNorm1dConfig | BatchNorm2dConfig | ExtraLayerConfig;
type OutputActivationName = ActivationName | "softmax";
interface OptimizerOptions {
    readonly learningRate?: number;
    readonly weightDecay?: number;
}
interface OptimizerSettings {
    readonly learningRate: number;
    readonly weightDecay: number;
    readonly [option: string]: number | boolean | string;
}
interface OptimizerConfig extends OptimizerSettings {
    readonly type: string;
}
interface UpdateBlocks {
    readonly parameters: number;
    readonly gradients: number;
    readonly moments: readonly number[];
    readonly length: number;
}
declare abstract class Optimizer {
    #private;
    private readonly who;
    readonly settings: OptimizerSettings;
    abstract readonly type: string;
    abstract readonly moments: readonly string[];
    readonly squares: readonly string[];
    readonly weightDecay: number;
    protected constructor(who: string, 
    settings: OptimizerSettings);
    get learningRate(): number;
    set learningRate(value: number);
    get config(): OptimizerConfig;
    largestChange(_gradient: number, _moment: number): number;
    abstract update(kernels: Kernels, blocks: UpdateBlocks, step: number, gradientScale: number, learningRate?: number): void;
}
interface AdagradOptions extends OptimizerOptions {
    readonly epsilon?: number;
}
declare class Adagrad extends Optimizer {
    readonly type = "Adagrad";
    readonly moments: string[];
    readonly squares: string[];
    readonly epsilon: number;
    constructor(options?: AdagradOptions);
    largestChange(gradient: number): number;
    update(kernels: Kernels, blocks: UpdateBlocks, _step: number, gradientScale: number, learningRate?: number): void;
}
interface AdamOptions extends OptimizerOptions {
    readonly beta1?: number;
    readonly beta2?: number;
    readonly epsilon?: number;
    readonly amsgrad?: boolean;
}
declare class Adam extends Optimizer {
    #private;
    readonly type: string;
    readonly moments: readonly string[];
    readonly squares: readonly string[];
    readonly beta1: number;
    readonly beta2: number;
    readonly epsilon: number;
    readonly amsgrad: boolean;
    constructor(options?: AdamOptions, who?: string);
    get config(): OptimizerConfig;
    largestChange(_gradient: number, moment: number): number;
    update(kernels: Kernels, blocks: UpdateBlocks, step: number, gradientScale: number, learningRate?: number): void;
    protected updateWith(kernels: Kernels, blocks: UpdateBlocks, step: number, gradientScale: number, learningRate: number, l2: number, shrink: number): void;
}
declare class AdamW extends Adam {
    readonly type = "AdamW";
    constructor(options?: AdamOptions);
    update(kernels: Kernels, blocks: UpdateBlocks, step: number, gradientScale: number, learningRate?: number): void;
}
interface AdadeltaOptions extends OptimizerOptions {
    readonly rho?: number;
    readonly epsilon?: number;
}
declare class Adadelta extends Optimizer {
    readonly type = "Adadelta";
    readonly moments: string[];
    readonly squares: string[];
    readonly rho: number;
    readonly epsilon: number;
    constructor(options?: AdadeltaOptions);
    largestChange(gradient: number, moment: number): number;
    update(kernels: Kernels, blocks: UpdateBlocks, _step: number, gradientScale: number, learningRate?: number): void;
}
interface LionOptions extends OptimizerOptions {
    readonly beta1?: number;
    readonly beta2?: number;
}
declare class Lion extends Optimizer {
    readonly type = "Lion";
    readonly moments: string[];
    readonly beta1: number;
    readonly beta2: number;
    constructor(options?: LionOptions);
    largestChange(): number;
    update(kernels: Kernels, blocks: UpdateBlocks, _step: number, gradientScale: number, learningRate?: number): void;
}
interface NAdamOptions extends OptimizerOptions {
    readonly beta1?: number;
    readonly beta2?: number;
    readonly epsilon?: number;
    readonly momentumDecay?: number;
}
declare class NAdam extends Optimizer {
    #private;
    readonly type = "NAdam";
    readonly moments: string[];
    readonly squares: string[];
    readonly beta1: number;
    readonly beta2: number;
    readonly epsilon: number;
    readonly momentumDecay: number;
    constructor(options?: NAdamOptions);
    largestChange(gradient: number, moment: number): number;
    update(kernels: Kernels, blocks: UpdateBlocks, step: number, gradientScale: number, learningRate?: number): void;
}
interface MomentumOptions extends OptimizerOptions {
    readonly momentum?: number;
    readonly nesterov?: boolean;
}
declare class Momentum extends Optimizer {
    readonly type = "Momentum";
    readonly moments: string[];
    readonly momentum: number;
    readonly nesterov: boolean;
    constructor(options?: MomentumOptions);
    largestChange(gradient: number, moment: number): number;
    update(kernels: Kernels, blocks: UpdateBlocks, _step: number, gradientScale: number, learningRate?: number): void;
}
declare const OPTIMIZER_CLASSES: {
    readonly adam: "Adam";
    readonly adamw: "AdamW";
    readonly momentum: "Momentum";
    readonly rmsprop: "RMSProp";
    readonly adagrad: "Adagrad";
    readonly sgd: "SGD";
    readonly nadam: "NAdam";
    readonly adadelta: "Adadelta";
    readonly lion: "Lion";
};
type OptimizerName = keyof typeof OPTIMIZER_CLASSES;
interface RMSPropOptions extends OptimizerOptions {
    readonly decay?: number;
    readonly epsilon?: number;
    readonly centered?: boolean;
}
declare class RMSProp extends Optimizer {
    #private;
    readonly type = "RMSProp";
    readonly moments: readonly string[];
    readonly squares: string[];
    readonly decay: number;
    readonly epsilon: number;
    readonly centered: boolean;
    constructor(options?: RMSPropOptions);
    get config(): OptimizerConfig;
    largestChange(gradient: number): number;
    update(kernels: Kernels, blocks: UpdateBlocks, _step: number, gradientScale: number, learningRate?: number): void;
}
declare class SGD extends Optimizer {
    readonly type = "SGD";
    readonly moments: never[];
    constructor(options?: OptimizerOptions);
    largestChange(gradient: number): number;
    update(kernels: Kernels, blocks: UpdateBlocks, _step: number, gradientScale: number, learningRate?: number): void;
}
declare const OPTIMIZERS: {
    readonly adam: typeof Adam;
    readonly adamw: typeof AdamW;
    readonly momentum: typeof Momentum;
    readonly rmsprop: typeof RMSProp;
    readonly adagrad: typeof Adagrad;
    readonly sgd: typeof SGD;
};
interface ExtraOptimizers {
    readonly nadam: typeof NAdam;
    readonly adadelta: typeof Adadelta;
    readonly lion: typeof Lion;
}
type Optimizers = typeof OPTIMIZERS & ExtraOptimizers;
type OptimizerOptionsOf<Name extends OptimizerName> = NonNullable<ConstructorParameters<Optimizers[Name]>[0]>;
type OptimizerChoice = OptimizerName | {
    [Name in OptimizerName]: Omit<OptimizerOptionsOf<Name>, keyof OptimizerOptions> & {
        readonly type: Name;
    };
}[OptimizerName];
type Normalization = "none" | "batch" | "layer" | "rms";
interface PerceptronOptions {
    readonly activation?: ActivationName | undefined;
    readonly outputActivation?: OutputActivationName | undefined;
    readonly initializer?: Initializer | undefined;
    readonly normalization?: Normalization | undefined;
    readonly batchNorm?: boolean | undefined;
    readonly dropout?: number | undefined;
}
type Averaging = {
    readonly type: "ema";
    readonly decay?: number;
} | {
    readonly type: "swa";
    readonly start?: number;
};
declare const LOSSES_OF_TASKS: {
    readonly classes: readonly ["crossEntropy", "focal", "hinge"];
    readonly values: readonly ["meanSquaredError", "meanAbsoluteError", "huber", "quantile"];
};
declare const LOSSES_OF_DISTRIBUTIONS: readonly ["poisson", "gaussian"];
type TaskLossName = (typeof LOSSES_OF_TASKS)[TaskKind][number] | (typeof LOSSES_OF_DISTRIBUTIONS)[number];
type TaskLoss = TaskLossName | (LossConfig & {
    readonly type: TaskLossName;
});
type TaskKind = "classes" | "values";
type ClassMetricName = "accuracy" | "f1" | "precision" | "recall" | "rocAuc" | "averagePrecision" | "top2Accuracy" | "cohenKappa" | "matthewsCorrelation" | "logLoss" | "brierScore" | "calibrationError";
type ValueMetricName = "r2" | "meanAbsoluteError" | "rootMeanSquaredError" | "meanAbsolutePercentageError";
type SearchMetric = "loss" | ClassMetricName | ValueMetricName;
interface Configuration {
    readonly layers: readonly number[];
    readonly activation: ActivationName;
    readonly learningRate: number;
    readonly l2: number;
    readonly batchSize: number;
    readonly dropout: number;
    readonly optimizer: OptimizerChoice;
    readonly maxNorm: number;
    readonly averaging: "none" | Averaging;
    readonly initializer: "auto" | Initializer;
    readonly normalization: Normalization;
}
type SearchSchedule = "constant" | "cosine";
interface LogRange {
    readonly min: number;
    readonly max: number;
}
interface SearchSpace {
    readonly layers?: readonly (readonly number[])[];
    readonly activation?: readonly ActivationName[];
    readonly learningRate?: readonly number[] | LogRange;
    readonly l2?: readonly number[] | LogRange;
    readonly batchSize?: readonly number[];
    readonly dropout?: readonly number[];
    readonly optimizer?: OptimizerChoice | readonly OptimizerChoice[];
    readonly maxNorm?: readonly number[];
    readonly averaging?: readonly ("none" | Averaging)[];
    readonly initializer?: readonly ("auto" | Initializer)[];
    readonly normalization?: readonly Normalization[];
}
declare class WorkerError extends Error {
    readonly name = "WorkerError";
}
type Threads = number | "auto";
interface NetworkConfig {
    readonly layers: readonly LayerConfig[];
    readonly seed: number;
    readonly precision: Precision;
}
interface NetworkOptions {
    readonly seed?: number;
    readonly precision?: Precision;
    readonly threads?: Threads;
}
interface MlpOptions extends NetworkOptions, PerceptronOptions {
}
interface LayerNorms {
    readonly weights: number;
    readonly biases: number;
}
interface Norms {
    readonly total: number;
    readonly weights: number;
    readonly biases: number;
    readonly layers: readonly LayerNorms[];
}
interface PredictOptions {
    readonly into?: Float32Array | undefined;
}
interface StateTensor {
    readonly shape: readonly number[];
    readonly data: Float32Array;
}
type StateDict = Record<string, StateTensor>;
interface LoadReport {
    readonly loaded: readonly string[];
    readonly missing: readonly string[];
    readonly unexpected: readonly string[];
    readonly misshapen: readonly string[];
}
declare class Network {
    #private;
    readonly seed: number;
    readonly precision: Precision;
    readonly fanIn: number;
    readonly fanOut: number;
    constructor(layers: readonly NeuralLayer[], options?: NetworkOptions);
    static mlp(sizes: readonly number[], options?: MlpOptions): Network;
    static fromConfig(config: NetworkConfig, options?: Pick<NetworkOptions, "threads">): Network;
    get config(): NetworkConfig;
    get parameterCount(): number;
    summary(): string;
    predict(inputs: MatrixLike, options?: PredictOptions): Matrix;
    activations(inputs: MatrixLike): Matrix[];
    inputGradients(inputs: MatrixLike, targets: Targets, loss: LossSpec): Matrix;
    stateDict(): StateDict;
    loadStateDict(dict: StateDict, options?: {
        readonly partial?: boolean;
    }): LoadReport;
    freeze(names: string | readonly string[]): void;
    unfreeze(names: string | readonly string[]): void;
    get frozen(): readonly string[];
    slice(from: number, to?: number): Network;
    norms(): Norms;
    dispose(): void;
    [Symbol.dispose](): void;
}
type SearchMethod = "random" | "grid" | "halving";
interface SearchSettings {
    readonly method: SearchMethod;
    readonly loss: TaskLoss;
    readonly metric: SearchMetric;
    readonly optimizer: readonly OptimizerChoice[];
    readonly schedule: SearchSchedule;
    readonly epochs: number;
    readonly folds: number;
    readonly validationFraction: number;
    readonly seed: number;
    readonly precision: Precision;
    readonly dataset: DatasetIdentity;
    readonly version: string;
}
interface SearchRow {
    readonly configuration: Configuration;
    readonly loss: number;
    readonly accuracy: number;
    readonly score: number;
    readonly epochs: number;
    readonly folds: readonly number[];
}
interface SearchResult {
    readonly kind: "hyperparameterSearch";
    readonly settings: SearchSettings;
    readonly trainedEpochs: number;
    readonly table: readonly SearchRow[];
    readonly best: SearchRow;
}
interface HyperparameterSearchOptions extends SearchSpace, RunOptions<StudyProgress<readonly SearchRow[]>> {
    readonly dataset: Dataset;
    readonly method?: SearchMethod;
    readonly trials?: number;
    readonly epochs?: number;
    readonly folds?: number;
    readonly validationFraction?: number;
    readonly loss?: TaskLoss;
    readonly metric?: SearchMetric;
    readonly schedule?: SearchSchedule;
    readonly seed?: number;
    readonly precision?: Precision;
}
declare function hyperparameterSearch(options: HyperparameterSearchOptions): Promise<SearchResult>;
type ExperimentResult = AnyStudyResult | SearchResult;
declare function toJSON(result: ExperimentResult): string;
declare function fromJSON(text: string): ExperimentResult;
declare function toCSV(result: ExperimentResult): string;
interface NetworkOfOptions {
    readonly dataset?: Dataset;
    readonly epochs?: number;
}
declare function networkOf(result: AnyStudyResult, index: number, options?: NetworkOfOptions): Network;
declare function estimateSeconds(plan: StudyPlan): number;

export { WorkerError, capacityCurve, computePieces, dyingRelu, edgeOfStability, estimateSeconds, fromJSON, hyperparameterSearch, initialConditions, mergePieces, networkOf, networkSeed, normStudy, performanceMap, planCapacityCurve, planDyingRelu, planEdgeOfStability, planInitialConditions, planNormStudy, planPerformanceMap, planTeacherStudent, planTrainabilityBoundary, separableShare, shardPieces, teacherStudent, toCSV, toJSON, trainabilityBoundary };
export type { AnyStudyResult, CapacityCurve, CapacityCurveOptions, CapacityCurveSettings, CellInterval, CellMeans, ComputeOptions, Configuration, DamagedLine, DatasetIdentity, DyingRelu, DyingReluOptions, DyingReluSettings, EdgeOfStability, EdgeOfStabilityOptions, EdgeOfStabilitySettings, ExperimentResult, HyperparameterSearchOptions, InitialConditions, InitialConditionsOptions, InitialConditionsSettings, LogRange, LossRatioRule, MapSettings, Member, Merged, NetworkOfOptions, NormStudy, NormStudyOptions, NormStudyResult, NormStudySettings, NormTrace, PartLayout, PerformanceMap, PerformanceMapOptions, PopulationData, PopulationTask, Recorded, ResultColumns, RowNotes, RunOptions, SearchMethod, SearchMetric, SearchResult, SearchRow, SearchSchedule, SearchSettings, StudyNorms, StudyOptimizer, StudyPart, StudyPlan, StudyProgress, StudyResult, StudySettings, SuccessRule, TeacherStudent, TeacherStudentOptions, TeacherStudentSettings, TraceQuantity, TrainabilityBoundary, TrainabilityBoundaryOptions, TrainabilityBoundarySettings, TrainingOptions, TrainingSettings };
