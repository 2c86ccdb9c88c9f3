/** Safetensors files written by hand, without the library's writer. */

/** The file of a header, as text or as JSON, and the bytes behind it. */
export function fileOf(header: string | object, data: readonly number[] = []): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(typeof header === "string" ? header : JSON.stringify(header));
  return Uint8Array.from([...lengthBytes(text.length), ...text, ...data]);
}

/** A number as 8 bytes, the lowest first. */
export function lengthBytes(length: number | bigint): number[] {
  return Array.from({ length: 8 }, (_, i) => Number((BigInt(length) >> BigInt(8 * i)) & 255n));
}

/** Header and data of a file, taken apart. */
export function partsOf(file: Uint8Array): { header: Record<string, never>; text: string; data: Uint8Array } {
  const end = 8 + new DataView(file.buffer, file.byteOffset).getUint32(0, true);
  const text = new TextDecoder().decode(file.subarray(8, end));
  return { header: JSON.parse(text) as Record<string, never>, text, data: file.subarray(end) };
}

/** A file with its header changed by `change`, and the same data. */
export function withHeader(file: Uint8Array, change: (text: string) => string): Uint8Array<ArrayBuffer> {
  const { text, data } = partsOf(file);
  return fileOf(change(text), [...data]);
}

/** A file with one text of its metadata changed, or taken out. */
export function withMetadata(file: Uint8Array, key: string, value: string | undefined): Uint8Array<ArrayBuffer> {
  return withHeader(file, (text) => {
    const header = JSON.parse(text) as { __metadata__: Record<string, string | undefined> };
    header.__metadata__[key] = value;
    return JSON.stringify(header);
  });
}
