/** The page in a sandboxed frame, and each of its workers: one script with everything in it. */
const WORKERS: Readonly<Record<string, () => Promise<unknown>>> = {
  training: () => import("./training/worker"),
  painting: () => import("./painting/worker"),
  plots: () => import("./plots/worker"),
};

async function startPage(): Promise<void> {
  const { start } = await import("./start");
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
}

void (typeof document === "undefined" ? WORKERS[self.name]() : startPage());
