import { gzipSync } from "node:zlib";

/** Three species of two flowers each. */
export const FLOWERS = `length,width,species
5.1,3.5,setosa
4.9,3.0,setosa
7.0,3.2,versicolor
6.4,3.2,versicolor
6.3,3.3,virginica
5.8,2.7,virginica
`;

export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

export const gzipped = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(gzipSync(text));
