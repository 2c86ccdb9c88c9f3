import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Installs the tools that test the packed package, the first time. */
export function installTools() {
  if (existsSync("test/tools/node_modules")) return;
  execFileSync("npm", ["ci", "--ignore-scripts", "--prefix", "test/tools"], { stdio: "inherit" });
}
