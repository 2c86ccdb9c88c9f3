/** A request that cannot be answered as asked. */
export class HttpError extends Error {
  override readonly name = "HttpError";

  constructor(
    readonly status: number,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
    /** The field of the row that is wrong, if one is. */
    readonly field?: string,
  ) {
    super(message);
  }
}
