/** 16 hexadecimal digits that fingerprint some bytes. */
export declare function hashBytes(bytes: Uint8Array): string;
/** 16 hexadecimal digits that fingerprint a text. */
export declare function hashText(text: string): string;
