import { assertFraction, assertOneOf, assertOptions } from "../../core/check";
import { anything, defineOptions, integer } from "../../core/option-table";
import type { LayerStack } from "../../network/layer-stack";
import type { Tensor } from "../../wasm/tensor";
import type { TensorScope } from "../../wasm/tensor-scope";
import type { Averaging } from "../averaging-option";
import type { Follower, FollowerKind, FollowerMemory } from "../followers";

/**
 * An average of the parameters beside those that are trained. Between steps and epochs the network has the average and the
 * block what training goes on from; during them it is the other way round. What others write into the network meanwhile
 * takes the place of both.
 */
abstract class ParameterAverage implements Follower, FollowerMemory {
  readonly name = "trained";
  readonly block: Tensor;
  readonly memory = this;
  count = 0;
  #isTraining = false;
  /** State of the network's parameters for which the block holds. */
  #version: number;

  constructor(
    protected readonly stack: LayerStack,
    scope: TensorScope,
  ) {
    this.block = scope.allocate(stack.layout.length);
    this.#version = stack.version;
  }

  begin(): void {
    if (this.#version !== this.stack.version) this.count = 0;
    this.#swap();
    this.#isTraining = true;
  }

  updated(): void {
    if (this.#isTraining) this.afterUpdate();
  }

  end(epoch: number): void {
    if (!this.#isTraining) return;
    if (epoch > 0) this.afterEpoch(epoch);
    this.#isTraining = false;
    this.#swap();
    this.settle();
  }

  settle(): void {
    this.#version = ++this.stack.version;
  }

  protected afterUpdate(): void {
    // Averages of epochs take none of an update.
  }

  protected afterEpoch(_epoch: number): void {
    // Averages of updates take none of an epoch.
  }

  /** Moves the average toward the parameters by a share of the way, in double precision; the first time all of it. */
  protected take(share: number): void {
    const { frozen, layout, parameters } = this.stack;
    const [average, values] = [this.block.floats, parameters.floats];
    const isFirst = this.count++ === 0;
    for (const { offset, length } of isFirst || frozen === undefined ? [{ ...layout, offset: 0 }] : frozen.trained) {
      for (let i = offset; i < offset + length; i++) {
        average[i] = isFirst ? values[i] : average[i] + share * (values[i] - average[i]);
      }
    }
  }

  #swap(): void {
    if (this.count === 0) return;
    const [own, network] = [this.block.floats, this.stack.parameters.floats];
    for (let i = 0; i < own.length; i++) {
      const kept = own[i];
      own[i] = network[i];
      network[i] = kept;
    }
  }
}

/**
 * Exponential moving average: after each update average = decay average + (1 - decay) parameters, beginning with the
 * parameters after the first. Source: Polyak and Juditsky (1992); PyTorch's `AveragedModel`.
 */
class ExponentialAverage extends ParameterAverage {
  constructor(
    stack: LayerStack,
    scope: TensorScope,
    private readonly decay: number,
  ) {
    super(stack, scope);
  }

  protected override afterUpdate(): void {
    this.take(1 - this.decay);
  }
}

/** Stochastic weight averaging: the mean of the parameters after each epoch from `start` on. Source: Izmailov et al. (2018), algorithm 1. */
class EpochAverage extends ParameterAverage {
  constructor(
    stack: LayerStack,
    scope: TensorScope,
    private readonly start: number,
  ) {
    super(stack, scope);
  }

  protected override afterEpoch(epoch: number): void {
    if (epoch >= this.start) this.take(1 / (this.count + 1));
  }
}

/** The options of each type. */
const OPTIONS = {
  ema: defineOptions({ type: [anything], decay: [assertFraction, 0.999] }),
  swa: defineOptions({ type: [anything], start: [integer(1), 1] }),
};

/** The options with their defaults. @throws TypeError, RangeError */
function complete(who: string, option: unknown): Required<Averaging> {
  assertOptions(who, option, ["type", "decay", "start"]);
  const { type } = option as Partial<Averaging>;
  assertOneOf(who, "type", type, ["ema", "swa"]);
  return { ...OPTIONS[type].complete(who, option), type } as Required<Averaging>;
}

/** The check of the option. @throws TypeError, RangeError */
export function assertAveraging(who: string, name: string, value: unknown): asserts value is Averaging {
  complete(`${who}: ${name}`, value);
}

export const averaging: FollowerKind = {
  check: assertAveraging,
  create: (stack, scope, option: Averaging) => {
    const settings = complete("Trainer: averaging", option);
    return settings.type === "ema"
      ? new ExponentialAverage(stack, scope, settings.decay)
      : new EpochAverage(stack, scope, settings.start);
  },
};
