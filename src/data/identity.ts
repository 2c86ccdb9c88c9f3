import { isDictionary } from "../core/kind";
import { hashBytes } from "../core/hash";
import type { Matrix } from "../core/matrix";
import { isInt32Array } from "../core/typed-array";

/** Data by size and fingerprint: enough to know them again. */
export interface DatasetIdentity {
  /** Rows of the inputs. */
  readonly samples: number;
  /** Columns of the inputs. */
  readonly features: number;
  /** 16 hexadecimal digits over inputs and targets. */
  readonly hash: string;
}

/** The identity of a data set: the same on machines of either byte order. */
export function identityOf(
  inputs: Matrix,
  ...others: readonly (Int32Array | Float32Array | undefined)[]
): DatasetIdentity {
  const parts = [inputs.data, ...others.filter((part) => part !== undefined)];
  const view = new DataView(new ArrayBuffer(4 * parts.reduce((sum, { length }) => sum + length, 0)));
  let at = 0;
  for (const part of parts) {
    const isInteger = isInt32Array(part);
    for (let i = 0; i < part.length; i++, at += 4) {
      if (isInteger) view.setInt32(at, part[i], true);
      else view.setFloat32(at, part[i], true);
    }
  }
  return { samples: inputs.rows, features: inputs.columns, hash: hashBytes(new Uint8Array(view.buffer)) };
}

/** Whether a value from a file is an identity. */
export function isIdentity(value: unknown): value is DatasetIdentity {
  if (!isDictionary(value)) return false;
  const { samples, features, hash } = value;
  return Number.isInteger(samples) && Number.isInteger(features) && typeof hash === "string";
}
