/**
 * Which average of its parameters a network has between steps and epochs: for validation, early stopping, callbacks, files,
 * and after training. Training itself goes on from the parameters that are not averaged, which the trainer keeps.
 *
 * - `"ema"`: after each update decay average + (1 - decay) parameters; `decay` at least 0 and below 1, default 0.999
 * - `"swa"`: the mean of the parameters after each epoch from number `start` of the trainer's life on, 1 or more, default 1; until
 *   then there is none
 *
 * Running statistics are those of training. Parameters that are loaded into the network begin a new average.
 */
export type Averaging =
  | {
      /** Exponential moving average, renewed after each update. */
      readonly type: "ema";
      /** Share of the last average that each update keeps, at least 0 and below 1. Default 0.999. */
      readonly decay?: number;
    }
  | {
      /** Stochastic weight averaging: the plain mean over ends of epochs. */
      readonly type: "swa";
      /** First epoch that counts, 1 or more, over the trainer's life. Default 1. */
      readonly start?: number;
    };
