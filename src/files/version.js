import { version } from "../../package.json";
/** The library's version; package.json is the only place that has it. */
export const LIBRARY_VERSION = version;
