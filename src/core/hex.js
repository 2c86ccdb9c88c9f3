/** Bytes of a binary file that the build has written as lower-case hexadecimal digits. */
export function bytesFromHex(hex) {
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = (digit(hex.charCodeAt(2 * i)) << 4) | digit(hex.charCodeAt(2 * i + 1));
  }
  return bytes;
}
/** Value of a digit by its character code. */
function digit(code) {
  return code <= 57 ? code - 48 : code - 87;
}
