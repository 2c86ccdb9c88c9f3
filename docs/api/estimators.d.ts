// Written by "npm run api".
type ClassWeight = "balanced" | Readonly<Record<string, number>>;
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
interface EstimatorOptions {
    readonly hiddenLayerSizes?: readonly number[];
    readonly activation?: EstimatorActivation;
    readonly initializer?: Initializer | undefined;
    readonly normalization?: Normalization;
    readonly dropout?: number;
    readonly solver?: Solver;
    readonly alpha?: number;
    readonly batchSize?: number | "auto";
    readonly learningRate?: "constant" | "adaptive";
    readonly learningRateInit?: number;
    readonly maxIter?: number;
    readonly shuffle?: boolean;
    readonly randomState?: number;
    readonly tol?: number;
    readonly nIterNoChange?: number;
    readonly earlyStopping?: boolean;
    readonly validationFraction?: number;
    readonly momentum?: number;
    readonly nesterovsMomentum?: boolean;
    readonly beta1?: number;
    readonly beta2?: number;
    readonly epsilon?: number;
    readonly loss?: EstimatorLoss | undefined;
    readonly maxNorm?: number | undefined;
    readonly averaging?: Averaging | undefined;
    readonly members?: number;
    readonly warmStart?: boolean;
    readonly precision?: Precision;
}
interface ClassifierOptions extends EstimatorOptions {
    readonly classWeight?: ClassWeight;
}
type EstimatorActivation = ActivationName | "logistic" | "identity";
type EstimatorLoss = TaskLoss | "binaryCrossEntropyFromLogits" | {
    readonly type: "binaryCrossEntropyFromLogits";
    readonly positiveWeights?: number | readonly number[];
};
type Solver = OptimizerChoice | "lbfgs";
type EstimatorSettings = Required<Omit<EstimatorOptions, "initializer" | "loss" | "maxNorm" | "averaging">> & Pick<EstimatorOptions, "initializer" | "loss" | "maxNorm" | "averaging">;
type ClassifierSettings = EstimatorSettings & Pick<ClassifierOptions, "classWeight">;
type Label = string | number | boolean;
type Global<Name extends string> = typeof globalThis extends Readonly<Record<Name, {
    readonly prototype: infer Instance;
}>> ? Instance : never;
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
type Labels = Row;
type Targets = Labels | MatrixLike;
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
type MetricValue = number | readonly number[] | readonly (readonly number[])[] | Readonly<Record<string, readonly number[]>>;
type Metric = (outputs: Matrix, targets: Int32Array | Matrix) => MetricValue;
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
interface StepRecord {
    readonly epoch: number;
    readonly step: number;
    readonly loss: number;
    readonly learningRate: number;
    readonly gradientNorm: number;
}
interface TrainingCallbacks {
    readonly onTrainBegin?: () => void | Promise<void>;
    readonly onStep?: (step: StepRecord) => void | Promise<void>;
    readonly onEpoch?: (epoch: EpochRecord) => void | Promise<void>;
    readonly onTrainEnd?: (history: History) => void | Promise<void>;
}
interface Dataset {
    readonly inputs: MatrixLike;
    readonly targets: Targets;
    readonly sampleWeights?: ArrayLike<number> | undefined;
}
interface EarlyStoppingOptions {
    readonly patience?: number;
    readonly minDelta?: number;
    readonly monitor?: string;
    readonly mode?: "min" | "max";
}
interface Evaluation {
    readonly loss: number;
    readonly accuracy?: number;
}
interface LBFGSState {
    readonly pairs: readonly {
        readonly change: readonly number[];
        readonly turn: readonly number[];
    }[];
    readonly statistics: Readonly<Record<string, readonly number[]>>;
}
interface LBFGSResult {
    readonly losses: number[];
    readonly hasConverged: boolean;
    readonly state: LBFGSState;
}
interface ScheduleConfig {
    readonly type: string;
    readonly [option: string]: number | string | ScheduleConfig;
}
type ScheduleState = Readonly<Record<string, number>>;
declare abstract class Schedule {
    #private;
    protected constructor(config: ScheduleConfig);
    get config(): ScheduleConfig;
    get type(): string;
    abstract rate(base: number, steps: number, epochs: number, state: ScheduleState): number;
    afterEpoch(_base: number, state: ScheduleState, _epoch: EpochRecord): ScheduleState;
}
type BatchStream = AsyncIterable<Dataset>;
type Metrics = Readonly<Record<string, Metric>>;
interface TrainerOptions {
    readonly loss: LossSpec;
    readonly optimizer?: Optimizer;
    readonly schedule?: Schedule;
    readonly clipNorm?: number;
    readonly clipValue?: number;
    readonly l1?: number;
    readonly classWeights?: readonly number[];
    readonly maxNorm?: number;
    readonly averaging?: Averaging;
    readonly reduction?: Reduction;
}
declare class Trainer {
    #private;
    constructor(network: Network, options: TrainerOptions);
    get optimizer(): Optimizer;
    get schedule(): Schedule | undefined;
    get learningRate(): number;
    get gradientNorm(): number;
    gradients(): StateDict;
    get steps(): number;
    get epochCount(): number;
    get history(): History;
    step(inputs: MatrixLike, targets: Targets, sampleWeights?: ArrayLike<number>): number;
    fit(data: Dataset | BatchStream, options?: FitOptions): Promise<History>;
    epochs(data: Dataset | BatchStream, options?: FitOptions): AsyncGenerator<EpochRecord, void, undefined>;
    evaluate(dataset: Dataset): Evaluation;
    dispose(): void;
    [Symbol.dispose](): void;
}
interface FitOptions {
    readonly epochs?: number;
    readonly batchSize?: number;
    readonly shuffle?: boolean;
    readonly dropLast?: boolean;
    readonly accumulate?: number;
    readonly validation?: Dataset | BatchStream;
    readonly earlyStopping?: EarlyStoppingOptions;
    readonly metrics?: Metrics;
    readonly signal?: Global<"AbortSignal">;
    readonly onEpoch?: (epoch: EpochRecord) => void | Promise<void>;
    readonly callbacks?: readonly TrainingCallbacks[];
}
interface Member {
    readonly network: Network;
    readonly history: History;
    readonly trainer?: Trainer;
    readonly lbfgs?: Pick<LBFGSResult, "state">;
}
interface EstimatorFitOptions {
    readonly sampleWeights?: ArrayLike<number>;
    readonly signal?: Global<"AbortSignal">;
    readonly onEpoch?: (epoch: EpochRecord) => void;
}
interface FittedModel {
    readonly members: readonly Member[];
    readonly scaler: Scaler;
}
interface EncodedTargets {
    readonly loss: LossSpec;
    readonly fanOut: number;
    readonly targets: Int32Array | Matrix;
    readonly classWeights?: readonly number[] | undefined;
}
type Encode = (who: string, rows: Int32Array, goesOn: boolean) => EncodedTargets;
declare abstract class MlpEstimator<Settings extends EstimatorSettings = EstimatorSettings> {
    #private;
    protected readonly name: string;
    readonly options: Settings;
    protected constructor(name: string, 
    options: Settings);
    get isFitted(): boolean;
    get network(): Network;
    get networks(): readonly Network[];
    get featureCount(): number;
    get history(): History;
    get lossCurve(): readonly number[];
    get iterations(): number;
    dispose(): void;
    [Symbol.dispose](): void;
    protected train(member: "fit" | "partialFit", X: MatrixLike | DoubleMatrix, targetCount: number, encode: Encode, options: EstimatorFitOptions): Promise<void>;
    protected adopt(model: FittedModel): void;
    protected model(member: string): FittedModel;
    protected outputs(member: string, X: MatrixLike | DoubleMatrix): Matrix[];
}
type ClassTargets<Target extends Label | number[]> = ArrayLike<Target> | MatrixLike;
type FileSource = string | Uint8Array | ArrayBuffer | Global<"Blob">;
type ClassOf<Target extends Label | number[]> = Target extends Label ? Target : number;
interface PartialFitOptions<Target extends Label | number[] = Label> extends EstimatorFitOptions {
    readonly classes?: readonly ClassOf<Target>[];
}
declare class MLPClassifier<Target extends Label | number[] = Label> extends MlpEstimator<ClassifierSettings> {
    #private;
    constructor(options?: ClassifierOptions);
    get classes(): readonly ClassOf<Target>[];
    fit(X: MatrixLike | DoubleMatrix, y: ClassTargets<Target>, options?: EstimatorFitOptions): Promise<this>;
    partialFit(X: MatrixLike | DoubleMatrix, y: ClassTargets<Target>, options?: PartialFitOptions<Target>): Promise<this>;
    predict(X: MatrixLike | DoubleMatrix): Target[];
    predictProbabilities(X: MatrixLike | DoubleMatrix): Matrix;
    score(X: MatrixLike | DoubleMatrix, y: ClassTargets<Target>, sampleWeights?: ArrayLike<number>): number;
    save(target: string): Promise<undefined>;
    save(target?: undefined): Promise<Uint8Array<ArrayBuffer>>;
    static load(source: FileSource): Promise<MLPClassifier>;
}
type RegressionTargets = ArrayLike<number> | MatrixLike | DoubleMatrix;
declare class MLPRegressor extends MlpEstimator {
    #private;
    constructor(options?: EstimatorOptions);
    fit(X: MatrixLike | DoubleMatrix, y: RegressionTargets, options?: EstimatorFitOptions): Promise<this>;
    partialFit(X: MatrixLike | DoubleMatrix, y: RegressionTargets, options?: EstimatorFitOptions): Promise<this>;
    predict(X: MatrixLike | DoubleMatrix): Matrix;
    predictQuantiles(X: MatrixLike | DoubleMatrix): Matrix[];
    predictDeviations(X: MatrixLike | DoubleMatrix): Matrix;
    score(X: MatrixLike | DoubleMatrix, y: RegressionTargets, sampleWeights?: ArrayLike<number>): number;
    save(target: string): Promise<undefined>;
    save(target?: undefined): Promise<Uint8Array<ArrayBuffer>>;
    static load(source: FileSource): Promise<MLPRegressor>;
}

export { MLPClassifier, MLPRegressor, MlpEstimator };
export type { ClassOf, ClassTargets, ClassWeight, ClassifierOptions, ClassifierSettings, EstimatorActivation, EstimatorFitOptions, EstimatorOptions, EstimatorSettings, Label, PartialFitOptions, RegressionTargets, Solver };
