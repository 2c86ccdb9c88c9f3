export { loadCheckpoint, saveCheckpoint } from "./checkpoint-file";
export type { NetworkExtras } from "./extras";
export { loadNetwork, loadParameters, saveNetwork, type LoadedNetwork } from "./network-file";
export type { FileSource } from "./source";
export type { JsonObject } from "./strict-json";
