/** In the place of `study-client.ts` where no study can run. */
export class StudyClient {
  readonly isRunning = false;

  run(): void {
    // There is no card that asks for it.
  }

  stop(): void {
    // Nothing runs.
  }
}
