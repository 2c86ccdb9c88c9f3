import type { NodeSystem } from "../../core/node-system";
import { nodeProcess } from "../../core/platform";

/**
 * The folder in which downloads of this library are kept (Node): `WASM_MLP_CACHE`, else
 * `wasm-mlp` in the folder of caches of the system. Source: XDG Base Directory Specification 0.8.
 */
export function cacheFolder(
  { path, os }: Pick<NodeSystem, "path" | "os">,
  environment: NonNullable<typeof nodeProcess>["env"] = nodeProcess?.env ?? {},
): string {
  if (environment.WASM_MLP_CACHE) return environment.WASM_MLP_CACHE;
  const caches = environment.XDG_CACHE_HOME ?? path.join(os.homedir(), ...cachesInHome(os.platform()));
  return path.join(caches, "wasm-mlp");
}

/** Where a system keeps caches in the home folder. */
function cachesInHome(platform: string): readonly string[] {
  if (platform === "win32") return ["AppData", "Local"];
  return platform === "darwin" ? ["Library", "Caches"] : [".cache"];
}
