/** Remainder of each byte, for the reflected polynomial of ISO 3309. */
const TABLE = /* @__PURE__ */ Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xedb88320 : 0);
  return remainder;
});

/** CRC-32 of blocks of bytes one after the other, as in gzip and PNG. */
export function crc32(blocks: Iterable<Iterable<number>>): number {
  let crc = 0xffffffff;
  for (const block of blocks) {
    for (const byte of block) crc = (crc >>> 8) ^ TABLE[(crc ^ byte) & 0xff];
  }
  return ~crc >>> 0;
}

/** The same in eight hexadecimal digits. */
export function crc32Text(blocks: Iterable<Uint8Array>): string {
  return crc32(blocks).toString(16).padStart(8, "0");
}
