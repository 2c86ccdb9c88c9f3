/**
 * In the place of the modules that start workers from files: a sandboxed frame belongs to no origin and may start only
 * workers of its own text. Theirs brings the script of the page, which knows by the name of the worker what to do.
 */
function startWorker(name: "training" | "painting" | "plots"): Worker {
  const script = new URL("./sandboxed.js", document.baseURI).href;
  const text = `importScripts(${JSON.stringify(script)});`;
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  return new Worker(address, { name });
}

export const startTrainingWorker = (): Worker => startWorker("training");
export const startPaintingWorker = (): Worker => startWorker("painting");
export const startPlotWorker = (): Worker => startWorker("plots");
