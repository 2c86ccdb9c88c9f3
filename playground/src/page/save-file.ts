import { signal } from "@preact/signals";

/** Files given so far. */
export const savedFiles = signal(0);

/** Gives a file to the person. */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  savedFiles.value++;
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 10_000);
}
