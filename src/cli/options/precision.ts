import { Option } from "commander";
import type { NetworkOptions } from "../../index";

const PRECISIONS = ["strict", "fast"] as const satisfies readonly NetworkOptions["precision"][];

/** `--precision`. */
export function precisionOption(about = "of the arithmetic"): Option {
  return new Option("--precision <name>", about).choices(PRECISIONS);
}
