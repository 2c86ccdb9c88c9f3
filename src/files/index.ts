export { loadCheckpoint, saveCheckpoint } from "./checkpoint-file";
export type { NetworkExtras } from "./extras";
export { loadNetwork, loadParameters, saveNetwork, type LoadedNetwork } from "./network-file";
export { deleteStored, listStored, readStored, storeFile } from "./stored-files";
export type { FileSource } from "./source";
export type { JsonObject } from "./strict-json";
