import { FileFormatError } from "../core/errors";
import { numberedClasses, type ClassificationDataset } from "./dataset";
import { readIdx } from "./idx";

/** Digits of MNIST: 28 x 28 pixels from 0 to 1, a row of 784 a digit. */
export interface Mnist {
  readonly train: ClassificationDataset;
  readonly test: ClassificationDataset;
}

/**
 * Reads MNIST from a folder that holds its four files under their original names
 * (`train-images-idx3-ubyte`, ... with or without `.gz`). Node only.
 *
 * @throws (rejects) FileFormatError for a file that is missing, damaged or of another shape.
 */
export async function loadMnist(folder: string): Promise<Mnist> {
  return { train: await loadPart(folder, "train"), test: await loadPart(folder, "t10k") };
}

async function loadPart(folder: string, part: "train" | "t10k"): Promise<ClassificationDataset> {
  const imagesName = `${part}-images-idx3-ubyte`;
  const images = await readIdx(await readEither(folder, imagesName), imagesName);
  const labelsName = `${part}-labels-idx1-ubyte`;
  const labels = await readIdx(await readEither(folder, labelsName), labelsName);
  const [rows, height, width] = images.shape;
  if (images.shape.length !== 3 || labels.shape.length !== 1 || labels.shape[0] !== rows) {
    throw new FileFormatError(
      `loadMnist: shapes [${images.shape.join(", ")}] and [${labels.shape.join(", ")}] are no images with a label each.`,
    );
  }
  const columns = height * width;
  const data = new Float32Array(images.data.length);
  for (let i = 0; i < data.length; i++) data[i] = images.data[i] / 255;
  return { inputs: { data, rows, columns }, targets: Int32Array.from(labels.data), classes: numberedClasses(10) };
}

async function readEither(folder: string, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const fs = await import("node:fs/promises");
  const path = await import("node:path");
  for (const file of [`${name}.gz`, name]) {
    try {
      return new Uint8Array(await fs.readFile(path.join(folder, file)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
  throw new FileFormatError(
    `loadMnist: ${name} (with or without .gz) is not in ${folder}; put the four original files of MNIST there.`,
  );
}
