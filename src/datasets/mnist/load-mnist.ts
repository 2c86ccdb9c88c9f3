import { floats } from "../../core/allocate";
import type { Global } from "../../core/global-type";
import { assertText, shorten, show, typeError } from "../../core/check";
import { callable, defineOptions, signal, type RowsFor } from "../../core/option-table";
import { FileFormatError } from "../../core/errors";
import { readWhole } from "../../core/node-files";
import { codeOf } from "../../core/replace-file";
import { assertTexts } from "../csv/csv-options";
import { numberedClasses, type ClassificationDataset } from "../dataset";
import { readIdx } from "../idx";
import { cacheFolder } from "./cache-folder";
import { cachedFile, isCached, systemFor } from "./download";
import type { KnownFile } from "./known-file";
import { MNIST_FILES, MNIST_MIRRORS } from "./mnist-files";

/** Digits of MNIST: 28 x 28 pixels from 0 to 1, a row of 784 a digit. */
export interface Mnist {
  /** 60,000 digits in the original files, in their order. */
  readonly train: ClassificationDataset;
  /** 10,000 digits in the original files, by other writers than those of `train`. */
  readonly test: ClassificationDataset;
}

/** How MNIST is downloaded. */
export interface MnistDownload {
  /**
   * Folder that keeps the files. Default: `mnist` in `WASM_MLP_CACHE` or, without it, in `wasm-mlp` in the system's
   * folder of caches (`XDG_CACHE_HOME`, `~/.cache`).
   */
  readonly folder?: string;
  /** Addresses of folders that have the four files, tried in turn. Default: two public ones. */
  readonly mirrors?: readonly string[];
  /** Ends the download. */
  readonly signal?: Global<"AbortSignal">;
  /** Called while files come in; not at all if all are there. A promise is awaited; what it throws or rejects ends the call. */
  readonly onProgress?: (progress: DownloadProgress) => unknown;
}

/** How far a download is. */
export interface DownloadProgress {
  /** Name of the file that comes in. */
  readonly file: string;
  /** Bytes of all files so far. */
  readonly loadedBytes: number;
  /** Bytes of all files, about. */
  readonly totalBytes: number;
}

/**
 * Gives MNIST, in Node: from a folder that holds its four files under their original names
 * (`train-images-idx3-ubyte`, ... with or without `.gz`), or, without one, downloaded once
 * (12 MB) into a folder of the cache. What is downloaded is checked by its SHA-256 whenever it
 * is loaded.
 *
 * @param source - A folder with the files, or how to download them.
 * @throws (rejects) FileFormatError for a file that is missing, damaged, of another shape or of another digest; Error
 *   when no mirror answers; TypeError, RangeError for options that are not valid; the signal's reason.
 *
 * @example
 * ```ts
 * const mnist = await loadMnist({ onProgress: ({ loadedBytes }) => console.log(loadedBytes) });
 * const same = await loadMnist("data/mnist");
 * ```
 */
export async function loadMnist(source: string | MnistDownload = {}): Promise<Mnist> {
  if (typeof source === "string") {
    const fromFolder = async ({ name }: KnownFile) => readEither(source, name);
    return loadParts(fromFolder);
  }
  return downloadMnist(source);
}

function mirrorAddresses(who: string, name: string, value: unknown): asserts value is readonly string[] {
  assertTexts(who, name, value);
  const bad = value.find((mirror) => !URL.canParse(mirror));
  if (bad !== undefined) throw typeError(who, `a mirror is ${show(bad)}`, "pass addresses of folders");
}

const OPTIONS = /* @__PURE__ */ defineOptions({
  folder: [assertText],
  mirrors: [mirrorAddresses, MNIST_MIRRORS],
  signal: [signal],
  onProgress: [callable()],
} satisfies RowsFor<MnistDownload>);

async function downloadMnist(options: MnistDownload): Promise<Mnist> {
  const who = "loadMnist";
  const { mirrors, signal, onProgress, ...given } = OPTIONS.complete(who, options);
  signal?.throwIfAborted();
  const system = systemFor(who);
  const folder = given.folder ?? system.path.join(cacheFolder(system), "mnist");
  const missing: KnownFile[] = [];
  for (const file of Object.values(MNIST_FILES)) if (!(await isCached(file, { who, folder }))) missing.push(file);
  const totalBytes = missing.reduce((sum, { packedBytes }) => sum + packedBytes, 0);
  let loadedBytes = 0;
  return loadParts((file) => {
    const onBytes = (bytes: number) => {
      loadedBytes += bytes;
      return onProgress?.({ file: file.name, loadedBytes, totalBytes: Math.max(totalBytes, loadedBytes) });
    };
    return cachedFile(file, { who, folder, mirrors, signal, onBytes });
  });
}

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

type ReadFile = (file: KnownFile) => Promise<Uint8Array<ArrayBuffer>>;

async function loadParts(read: ReadFile): Promise<Mnist> {
  const { trainImages, trainLabels, testImages, testLabels } = MNIST_FILES;
  return {
    train: await loadPart(read, trainImages, trainLabels),
    test: await loadPart(read, testImages, testLabels),
  };
}

async function loadPart(read: ReadFile, imageFile: KnownFile, labelFile: KnownFile): Promise<ClassificationDataset> {
  // Files of other content are welcome, larger ones are not MNIST's.
  const images = await readIdx(await read(imageFile), imageFile.name, imageFile.bytes);
  const labels = await readIdx(await read(labelFile), labelFile.name, labelFile.bytes);
  const [rows, height, width] = images.shape;
  if (images.shape.length !== 3 || labels.shape.length !== 1 || labels.shape[0] !== rows) {
    throw new FileFormatError(
      `loadMnist: shapes [${images.shape.join(", ")}] and [${labels.shape.join(", ")}] are no images with a label each.`,
    );
  }
  const wrong = labels.data.findIndex((label) => !DIGITS.includes(label));
  if (wrong >= 0) {
    throw new FileFormatError(
      `loadMnist: ${labelFile.name}: label ${wrong} is ${labels.data[wrong]}; labels are digits from 0 to 9.`,
    );
  }
  const columns = height * width;
  const data = floats(images.data.length);
  for (let i = 0; i < data.length; i++) data[i] = images.data[i] / 255;
  return {
    inputs: { data, rows, columns },
    targets: Int32Array.from(labels.data),
    classes: numberedClasses(DIGITS.length),
  };
}

async function readEither(folder: string, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const { fs, path } = systemFor("loadMnist");
  for (const file of [`${name}.gz`, name]) {
    try {
      return new Uint8Array(await readWhole(fs, path.join(folder, file)));
    } catch (error) {
      const code = codeOf(error);
      if (code === "ENOENT") continue;
      const reason = shorten(error instanceof Error ? error.message : String(error));
      const text = `loadMnist: ${shorten(folder)} cannot be read: ${reason}; check the path and its permissions.`;
      throw Object.assign(new Error(text, { cause: error }), { code });
    }
  }
  throw new FileFormatError(
    `loadMnist: ${name} (with or without .gz) is not in ${shorten(folder)}; put the four original files of MNIST there.`,
  );
}
