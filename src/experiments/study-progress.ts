/** How far a study has come. */
export interface StudyProgress<Result> {
  /** Networks trained. */
  readonly done: number;
  /** Networks in all. */
  readonly total: number;
  /** Milliseconds since the study began. */
  readonly elapsedMs: number;
  /** The result so far, of the networks that are done; made when called. */
  readonly partial: () => Result;
}
