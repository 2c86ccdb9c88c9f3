import { existsSync } from "node:fs";

/** Folder of MNIST's four files, if there is one: `MNIST_DIR`, or where the data stand beside the repository. */
export const mnistFolder = [process.env.MNIST_DIR, "../shared/data/mnist"].find(
  (folder) => folder !== undefined && existsSync(folder),
);
