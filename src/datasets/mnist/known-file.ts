import { FileFormatError, StateError } from "../../core/errors";
import { nodeModule } from "../../core/platform";
import { gunzip, isGzip } from "../gzip";

/** A file whose content is known before it is there. */
export interface KnownFile {
  /** Its name without `.gz`. */
  readonly name: string;
  /** SHA-256 of the unpacked content, in hexadecimal digits. */
  readonly sha256: string;
  /** Unpacked size. */
  readonly bytes: number;
  /** Size of the `.gz` file, about: for progress. */
  readonly packedBytes: number;
}

/**
 * Unpacks a file and checks its digest.
 *
 * @param where - Where the bytes come from, for messages.
 * @throws (rejects) FileFormatError for another content.
 */
export async function unpackKnown(
  where: string,
  { sha256, bytes }: KnownFile,
  packed: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const content = isGzip(packed) ? await gunzip(where, packed, bytes) : packed;
  const digest = await sha256Of(where, content);
  if (digest === sha256) return content;
  throw new FileFormatError(
    `${where}: the SHA-256 of the content is ${digest}, ${sha256} was expected; get the file elsewhere.`,
  );
}

/** @throws (rejects) StateError where there is no Web Cryptography: pages have it over https and on localhost alone. */
async function sha256Of(where: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { crypto: own } = globalThis as { readonly crypto?: { readonly subtle?: SubtleCrypto } };
  const { subtle } = own ?? nodeModule("node:crypto")?.webcrypto ?? {};
  if (subtle === undefined) {
    throw new StateError(
      `${where}: there is no crypto.subtle here to check the content by; serve the page over https.`,
    );
  }
  const digest = new Uint8Array(await subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
