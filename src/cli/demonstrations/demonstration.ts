/** What a demonstration reached. */
export interface DemonstrationResult {
  readonly task: string;
  readonly network: string;
  readonly epochs: number;
  /** The figure, with its name, as it is shown. */
  readonly result: string;
  /** Time in training, in milliseconds. */
  readonly trainingMs: number;
}

/** Settings that every demonstration takes. */
export interface DemonstrationOptions {
  /** Fixes data, split and network. */
  readonly seed: number;
  /** Called as it goes on, with the share that is done and what there is to say. */
  readonly onProgress?: (share: number, text: string) => void;
}
