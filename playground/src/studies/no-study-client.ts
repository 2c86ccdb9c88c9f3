/** In the place of `study-client.ts` where no study can run. */
export class StudyClient {
  readonly hasEnded = false;

  run(): void {
    // There is no card that asks for it.
  }

  open(): void {
    // There is no network to open.
  }

  draw(): void {
    // There is no figure.
  }

  stop(): void {
    // Nothing runs.
  }
}
