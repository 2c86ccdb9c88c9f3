/**
 * Posts a request to a worker.
 *
 * @throws TypeError for what a message cannot carry, such as a function or a proxy.
 */
export function send<Request>(who: string, to: { post(request: Request): void }, request: Request): void {
  try {
    to.post(request);
  } catch (cause) {
    const what = (cause as Error).message;
    throw new TypeError(
      `${who}: data or options cannot be sent to a worker (${what}); pass plain numbers and arrays.`,
      {
        cause,
      },
    );
  }
}
