/**
 * The folder in which downloads of this library are kept (Node): `WASM_MLP_CACHE`, else
 * `wasm-mlp` in the folder of caches of the system. Source: XDG Base Directory Specification 0.8.
 */
export async function cacheFolder(environment: NodeJS.ProcessEnv = process.env): Promise<string> {
  const path = await import("node:path");
  const { homedir } = await import("node:os");
  if (environment.WASM_MLP_CACHE) return environment.WASM_MLP_CACHE;
  return path.join(environment.XDG_CACHE_HOME ?? path.join(homedir(), ...cachesInHome(process.platform)), "wasm-mlp");
}

/** Where a system keeps caches in the home folder. */
function cachesInHome(platform: NodeJS.Platform): readonly string[] {
  if (platform === "win32") return ["AppData", "Local"];
  return platform === "darwin" ? ["Library", "Caches"] : [".cache"];
}
