/** The one list of the extra layers: how each is made from its JSON. */
import { mapEach } from "../../core/array-of";
import { isArray } from "../../core/kind";
import { AlphaDropout, type AlphaDropoutConfig } from "./alpha-dropout";
import { ELU, type ELUConfig } from "./elu";
import { Embedding, type EmbeddingConfig } from "./embedding";
import { GaussianNoise, type GaussianNoiseConfig } from "./gaussian-noise";
import { GELU, type GELUConfig } from "./gelu";
import { HardSigmoid, type HardSigmoidConfig } from "./hard-sigmoid";
import { HardSwish, type HardSwishConfig } from "./hard-swish";
import { LayerNorm, type LayerNormConfig } from "./layer-norm";
import { Mish, type MishConfig } from "./mish";
import { PReLU, type PReLUConfig } from "./prelu";
import { assertDepth, Residual } from "./residual";
import { RMSNorm, type RMSNormConfig } from "./rms-norm";
import { SELU, type SELUConfig } from "./selu";
import { SiLU, type SiLUConfig } from "./silu";
import { Softplus, type SoftplusConfig } from "./softplus";
import type { NeuralLayer } from "../neural-layer";

/** A `Residual` layer as plain JSON. */
export interface ResidualConfig {
  readonly type: "Residual";
  readonly layers: readonly unknown[];
}

/** The layer of a config of any kind. */
type CreateLayer = (config: never) => NeuralLayer;

export const EXTRA_LAYERS = {
  AlphaDropout: ({ rate }: AlphaDropoutConfig) => new AlphaDropout(rate),
  ELU: ({ alpha }: ELUConfig) => new ELU(alpha),
  Embedding: ({ fanIn, columns }: EmbeddingConfig) => new Embedding(fanIn, columns),
  GaussianNoise: ({ deviation }: GaussianNoiseConfig) => new GaussianNoise(deviation),
  GELU: ({ approximate }: GELUConfig) => new GELU({ approximate }),
  HardSigmoid: (_config: HardSigmoidConfig) => new HardSigmoid(),
  HardSwish: (_config: HardSwishConfig) => new HardSwish(),
  LayerNorm: ({ features, epsilon, affine }: LayerNormConfig) => new LayerNorm(features, { epsilon, affine }),
  Mish: (_config: MishConfig) => new Mish(),
  PReLU: ({ slope }: PReLUConfig) => new PReLU(slope),
  Residual: ({ layers }: ResidualConfig, createLayer: CreateLayer) => new Residual(layersOf(layers, createLayer)),
  RMSNorm: ({ features, epsilon }: RMSNormConfig) => new RMSNorm(features, { epsilon }),
  SELU: (_config: SELUConfig) => new SELU(),
  SiLU: (_config: SiLUConfig) => new SiLU(),
  Softplus: (_config: SoftplusConfig) => new Softplus(),
};

/** How the extra layers are made. */
export type ExtraLayers = typeof EXTRA_LAYERS;

/** Any of the extra layers as plain JSON. */
export type ExtraLayerConfig = Parameters<ExtraLayers[keyof ExtraLayers]>[0];

/** What is no array, `Residual` refuses itself. */
function layersOf(layers: unknown, createLayer: CreateLayer): NeuralLayer[] {
  if (!isArray(layers)) return layers as NeuralLayer[];
  assertDepth(layers);
  return mapEach(layers as never[], createLayer);
}
