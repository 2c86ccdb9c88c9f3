/** Text of plain data; every number comes back with the same bits. */
export declare function encodeJson(value: unknown): string;
/** The data of a text from `encodeJson`. @throws SyntaxError */
export declare function decodeJson(text: string): unknown;
