/**
 * Which average of its parameters a network has between steps and epochs: for validation, early stopping, `onEpoch`, files,
 * and after training. Training itself goes on from the parameters that are not averaged, which the trainer keeps.
 *
 * - `"ema"`: after each update decay average + (1 - decay) parameters; `decay` at least 0 and below 1, default 0.999
 * - `"swa"`: the mean of the parameters after each epoch from number `start` of the trainer's life on, 1 or more, default 1; until
 *   then there is none
 *
 * Running statistics are those of training. Parameters that are loaded into the network begin a new average.
 */
export type Averaging =
  { readonly type: "ema"; readonly decay?: number } | { readonly type: "swa"; readonly start?: number };
