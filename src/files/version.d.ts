/** The library's version; package.json is the only place that has it. */
export declare const LIBRARY_VERSION: string;
