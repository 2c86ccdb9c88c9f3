/** For bundlers that leave the files of workers behind: they are entries of their own, beside this one. */
import { setWorkerFolder } from "wasm-mlp/workers";
import { useEverything } from "./use-everything.js";

setWorkerFolder(new URL("./", import.meta.url));
globalThis.outcome = useEverything();
