/** Bytes of a binary file that the build has written as lower-case hexadecimal digits. */
export declare function bytesFromHex(hex: string): Uint8Array<ArrayBuffer>;
