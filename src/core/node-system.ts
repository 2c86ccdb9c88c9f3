import { typeError } from "./check";
import { nodeModule } from "./platform";

/** Node's modules for files. */
export interface NodeSystem {
  readonly fs: typeof import("node:fs/promises");
  readonly path: typeof import("node:path");
  readonly os: typeof import("node:os");
}

/**
 * What files are read and written with.
 *
 * @param got - What was passed that asks for a file system, as `"x.csv" is a path`.
 * @throws TypeError where there is no file system.
 */
export function nodeSystem(who: string, got: string, remedy: string): NodeSystem {
  const [fs, path, os] = [nodeModule("node:fs/promises"), nodeModule("node:path"), nodeModule("node:os")];
  if (fs === undefined || path === undefined || os === undefined) {
    throw typeError(who, got ? `${got}, and there is no file system here` : "there is no file system here", remedy);
  }
  return { fs, path, os };
}
