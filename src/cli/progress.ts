import { SingleBar } from "cli-progress";

/** Shows how far some work is, on standard error and only on a terminal. */
export async function withProgress<Result>(
  name: string,
  work: (onProgress: (share: number, text: string) => void) => Promise<Result>,
): Promise<Result> {
  const bar = new SingleBar({
    format: `${name.padEnd(10)} {bar} {percentage} %  {text}`,
    barsize: 30,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    noTTYOutput: false,
  });
  bar.start(100, 0, { text: "" });
  try {
    return await work((share, text) => {
      bar.update(Math.round(100 * share), { text });
    });
  } finally {
    bar.stop();
  }
}
