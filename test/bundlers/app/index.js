import { useEverything } from "./use-everything.js";

globalThis.outcome = useEverything();
