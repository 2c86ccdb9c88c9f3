// Written by "npm run api".
type NumberArray = Int8Array | Uint8Array | Uint8ClampedArray | Int16Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;
interface Matrix {
    readonly data: Float32Array;
    readonly rows: number;
    readonly columns: number;
}
type Row = readonly number[] | NumberArray;
type MatrixLike = Matrix | readonly Row[];
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
type Labels = Row;
type Targets = Labels | MatrixLike;
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
type PlainInitializer = "xavier" | "he" | "uniform" | "normal";
type ExtraInitializerName = "xavierNormal" | "heNormal" | "lecun" | "lecunNormal" | "orthogonal";
type Initializer = PlainInitializer | ExtraInitializerName | {
    readonly normal: number;
} | {
    readonly constant: number;
};
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
type Normalization = "none" | "batch" | "layer" | "rms";
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
type OutputActivationName = ActivationName | "softmax";
interface PerceptronOptions {
    readonly activation?: ActivationName | undefined;
    readonly outputActivation?: OutputActivationName | undefined;
    readonly initializer?: Initializer | undefined;
    readonly normalization?: Normalization | undefined;
    readonly batchNorm?: boolean | undefined;
    readonly dropout?: number | undefined;
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
interface DateReadings {
    readonly dayFirst: number;
    readonly monthFirst: number;
}
interface DistinctValues {
    readonly double: number;
    readonly single: number;
}
declare class Moments {
    #private;
    count: number;
    min: number;
    max: number;
    mean: number;
    integers: boolean;
    add(value: number): void;
    get deviation(): number;
    get median(): number;
    get sample(): readonly number[];
    collapses(offset: number): DistinctValues;
    get offset(): number;
    without(value: number): Moments;
    copy(): Moments;
}
type DatePart = "year" | "month" | "weekday" | "hour" | "days";
declare class DateMoments {
    readonly parts: Readonly<Record<DatePart, Moments>>;
    constructor(parts?: Readonly<Record<DatePart, Moments>>);
    get days(): Moments;
    add(moment: number): void;
    copy(): DateMoments;
}
declare class DateScan {
    #private;
    count: number;
    dayFirstOnly: number;
    monthFirstOnly: number;
    ambiguous: number;
    readonly dayFirst: DateMoments;
    get monthFirst(): DateMoments;
    add({ dayFirst, monthFirst }: DateReadings): void;
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
type MetricValue = number | readonly number[] | readonly (readonly number[])[] | Readonly<Record<string, readonly number[]>>;
interface EpochRecord {
    readonly epoch: number;
    readonly loss: number;
    readonly accuracy?: number;
    readonly validationLoss?: number;
    readonly validationAccuracy?: number;
    readonly metrics?: MetricValues;
    readonly validationMetrics?: MetricValues;
    readonly learningRate: number;
    readonly durationMs: number;
}
type MetricValues = Readonly<Record<string, MetricValue>>;
interface History {
    readonly epoch: number[];
    readonly loss: number[];
    readonly accuracy: number[];
    readonly validationLoss: number[];
    readonly validationAccuracy: number[];
    readonly learningRate: number[];
    readonly durationMs: number[];
    metrics?: Record<string, MetricValue[]>;
    validationMetrics?: Record<string, MetricValue[]>;
    bestEpoch?: number;
}
type Scores = Readonly<Record<string, number>>;
type JudgedOn = "test" | "validation" | "folds" | "nothing";
interface IntervalRule {
    readonly level: number;
    readonly halfWidth: number;
}
interface Answer {
    readonly value: string | number;
    readonly probabilities?: Readonly<Record<string, number>>;
    readonly interval?: readonly [low: number, high: number];
    readonly quantiles?: Readonly<Record<string, number>>;
    readonly deviation?: number;
    readonly spread?: number;
}
type CellValue = string | number | boolean | bigint | Date | null | undefined;
type RowRecord = Readonly<Record<string, CellValue>>;
interface ColumnEffect {
    readonly column: string;
    readonly value: CellValue;
    readonly effect: number;
}
interface ImportanceOptions {
    readonly repeats?: number | undefined;
    readonly seed?: number | undefined;
}
interface ColumnImportance {
    readonly column: string;
    readonly mean: number;
    readonly deviation: number;
}
interface TableNote {
    readonly kind: "layout" | "header" | "decimal" | "thousands" | "unit" | "date" | "boolean" | "code" | "marks" | "standIn" | "leftOut" | "categories" | "filled" | "rows" | "precision" | "unknown" | "unreadable" | "absent" | "leak";
    readonly column?: string;
    readonly count?: number;
    readonly message: string;
    readonly commandLine: string;
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
type TableSource = CsvSource | readonly RowRecord[];
interface PlacedCell {
    readonly value: string;
    readonly line: number;
}
declare class ColumnScan {
    #private;
    readonly name: string;
    present: number;
    missing: number;
    firstMissing: PlacedCell | undefined;
    marks: number;
    firstMark: PlacedCell | undefined;
    numeric: number;
    pointOnly: number;
    commaOnly: number;
    ambiguous: number;
    firstAmbiguous: string | undefined;
    readonly grouped: {
        point: number;
        comma: number;
    };
    codes: number;
    words: number;
    truths: number;
    times: number;
    infinite: number;
    length: number;
    counts: boolean;
    unkept: number;
    readonly point: Moments;
    readonly units: Map<string, number>;
    readonly remarks: Map<string, number>;
    readonly hours: Moments;
    readonly examples: PlacedCell[];
    readonly strangers: PlacedCell[];
    constructor(name: string, { missingMarks, decimal }?: Pick<CsvFormat, "missingMarks" | "decimal">);
    add(cell: CellValue, line: number): void;
    get rows(): number;
    get comma(): Moments;
    get dates(): DateScan | undefined;
    get strangeTexts(): number;
    get distinct(): ReadonlyMap<string, number>;
    get distinctCount(): number;
}
interface ReadingProgress {
    readonly done: number;
    readonly pass: number;
    readonly passes: number;
}
interface TableRows {
    readonly file: string;
    readonly names: readonly string[];
    readonly rows: readonly (readonly CellValue[])[];
    readonly lines: Int32Array;
    readonly scans: readonly ColumnScan[];
    readonly separator?: string;
    readonly notes: readonly TableNote[];
}
interface TablePiece {
    readonly file: string;
    readonly names: readonly string[];
    readonly rows: readonly (readonly CellValue[])[];
    readonly lines: Int32Array;
}
interface JudgedRows {
    readonly actual: Float64Array;
    readonly predicted: Float64Array;
    readonly probabilities?: Matrix;
}
interface HeldOutRows extends JudgedRows {
    readonly constant: number;
}
interface JudgedTable extends JudgedRows {
    readonly scores: Scores;
    readonly leftOut: number;
    readonly notes: readonly TableNote[];
}
interface LeftOut {
    readonly name: string;
    readonly reason: "excluded" | "identifier" | "freeText" | "empty" | "date";
}
type FileSource = string | Uint8Array | ArrayBuffer | Global<"Blob">;
interface ModelNote extends Omit<TableNote, "kind"> {
    readonly kind: TableNote["kind"] | "weak" | "interval" | "unjudged" | "blend";
}
interface ModelProgress {
    readonly done: number;
    readonly network: number;
    readonly networks: number;
    readonly epoch: EpochRecord;
}
interface ModelWatch {
    readonly signal?: Global<"AbortSignal"> | undefined;
    readonly stop?: Global<"AbortSignal"> | undefined;
    readonly onRead?: ((reading: ReadingProgress) => void) | undefined;
    readonly onProgress?: ((progress: ModelProgress) => void | Promise<void>) | undefined;
}
type ClassWeight = "balanced" | Readonly<Record<string, number>>;
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
type Averaging = {
    readonly type: "ema";
    readonly decay?: number;
} | {
    readonly type: "swa";
    readonly start?: number;
};
interface TrainingOptions {
    readonly hidden?: readonly number[];
    readonly activation?: ActivationName;
    readonly initializer?: Initializer;
    readonly normalization?: Normalization;
    readonly batchNorm?: boolean;
    readonly dropout?: number;
    readonly optimizer?: OptimizerChoice;
    readonly learningRate?: number;
    readonly schedule?: "constant" | "cosine";
    readonly weightDecay?: number;
    readonly clipNorm?: number;
    readonly loss?: TaskLoss;
    readonly maxNorm?: number;
    readonly averaging?: Averaging;
    readonly labelSmoothing?: number;
    readonly pieces?: number;
    readonly epochs?: number;
    readonly patience?: number;
    readonly batchSize?: number;
    readonly seed?: number;
    readonly precision?: Precision;
}
interface JudgingOptions extends ModelWatch {
    readonly members?: number;
    readonly test?: number;
    readonly validation?: number;
    readonly interval?: number;
    readonly classWeight?: ClassWeight;
}
type ModelOptions = JudgingOptions & TrainingOptions & SchemaOptions & CsvFormat;
interface DependenceOptions {
    readonly column: string;
    readonly points?: number | undefined;
}
interface PartialDependence {
    readonly column: string;
    readonly values: readonly (number | string)[];
    readonly means: readonly (readonly number[])[];
}
interface TableAnswers {
    readonly rows: Answer[];
    readonly notes: readonly ModelNote[];
}
interface AnsweredPiece extends TablePiece {
    readonly answers: readonly Answer[];
    readonly notes: readonly ModelNote[];
}
declare class Model {
    #private;
    private constructor();
    static train(source: TableSource | TableRows, options: ModelOptions): Promise<Model>;
    static load(source: FileSource): Promise<Model>;
    get task(): "classification" | "regression";
    get classes(): readonly string[] | undefined;
    get schema(): CsvSchema;
    get scores(): Scores;
    get baseline(): Scores;
    get judgedOn(): JudgedOn;
    get history(): Partial<History>;
    get networks(): readonly Network[];
    get notes(): readonly ModelNote[];
    get leftOut(): readonly LeftOut[];
    get judgedRows(): HeldOutRows | undefined;
    get rows(): number | undefined;
    predict(row: RowRecord): Answer;
    predict(rows: readonly RowRecord[]): Answer[];
    predictTable(source: TableSource | TableRows, format?: CsvFormat): Promise<TableAnswers>;
    predictPieces(source: TableSource | TableRows, format?: CsvFormat): AsyncGenerator<AnsweredPiece>;
    evaluate(source: TableSource | TableRows, format?: CsvFormat): Promise<Scores>;
    judge(source: TableSource | TableRows, format?: CsvFormat): Promise<JudgedTable>;
    importance(source: TableSource | TableRows, options?: ImportanceOptions & CsvFormat): Promise<ColumnImportance[]>;
    partialDependence(source: TableSource | TableRows, options: DependenceOptions & CsvFormat): Promise<PartialDependence>;
    explain(row: RowRecord): ColumnEffect[];
    save(target: string): Promise<undefined>;
    save(target?: undefined): Promise<Uint8Array<ArrayBuffer>>;
    dispose(): void;
    [Symbol.dispose](): void;
}

export { Model };
export type { Answer, AnsweredPiece, ClassWeight, ColumnEffect, ColumnImportance, DependenceOptions, HeldOutRows, ImportanceOptions, IntervalRule, JudgedOn, JudgedRows, JudgedTable, JudgingOptions, ModelNote, ModelOptions, ModelProgress, ModelWatch, PartialDependence, ReadingProgress, Scores, TableAnswers, TablePiece, TableRows, TableSource, TrainingOptions };
