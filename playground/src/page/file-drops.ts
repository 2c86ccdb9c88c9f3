/** Takes files that are dropped anywhere on the page: the first, told how many there were. */
export function acceptDrops(onFile: (file: File, count: number) => void): void {
  let depth = 0;
  const mark = () => {
    document.body.classList.toggle("dropping", depth > 0);
  };
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
  addEventListener("dragenter", (event) => {
    if (!hasFiles(event)) return;
    depth++;
    mark();
  });
  addEventListener("dragleave", (event) => {
    if (!hasFiles(event)) return;
    depth--;
    mark();
  });
  addEventListener("dragover", (event) => {
    if (hasFiles(event)) event.preventDefault();
  });
  addEventListener("drop", (event) => {
    const { files } = event.dataTransfer ?? {};
    const file = files?.[0];
    depth = 0;
    mark();
    if (file === undefined) return;
    event.preventDefault();
    onFile(file, files!.length);
  });
}
