/** Files that people take for CSV files, known by their first bytes. */

/** A kind of file: how it begins, what it is and what to do. */
interface FileKind {
  readonly begins: readonly number[] | RegExp;
  readonly what: string;
  readonly remedy: string;
}

const SAVE_AS_CSV = "open it in its program and save it as CSV";
const UNPACK = "unpack it and pass the CSV file in it";

const KINDS: readonly FileKind[] = [
  {
    begins: [0x50, 0x4b, 0x03, 0x04],
    what: "it is a zip archive or an Excel workbook (.xlsx)",
    remedy: `${UNPACK}, or save the workbook as CSV`,
  },
  { begins: [0xd0, 0xcf, 0x11, 0xe0], what: "it is an old Excel workbook (.xls)", remedy: SAVE_AS_CSV },
  { begins: [0x42, 0x5a, 0x68], what: "it is packed with bzip2", remedy: UNPACK },
  { begins: [0xfd, 0x37, 0x7a, 0x58, 0x5a], what: "it is packed with xz", remedy: UNPACK },
  { begins: [0x28, 0xb5, 0x2f, 0xfd], what: "it is packed with zstd", remedy: UNPACK },
  { begins: [0x37, 0x7a, 0xbc, 0xaf], what: "it is a 7z archive", remedy: UNPACK },
  { begins: [0x50, 0x41, 0x52, 0x31], what: "it is a Parquet file", remedy: "convert it to CSV" },
  { begins: [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31], what: "it is an Arrow file", remedy: "convert it to CSV" },
  { begins: [0x89, 0x48, 0x44, 0x46], what: "it is an HDF5 file", remedy: "convert it to CSV" },
  { begins: [0x93, 0x4e, 0x55, 0x4d], what: "it is a NumPy array (.npy)", remedy: "save it as CSV with numpy.savetxt" },
  { begins: [0x89, 0x50, 0x4e, 0x47], what: "it is a PNG picture", remedy: "pass a CSV file" },
  { begins: /^\s*%PDF-/, what: "it is a PDF file", remedy: "copy the table into a spreadsheet and save it as CSV" },
  { begins: /^SQLite format 3/, what: "it is an SQLite database", remedy: "export the table as CSV" },
  {
    begins: /^version https:\/\/git-lfs\.github\.com\/spec/,
    what: "it is a pointer of Git LFS, not the file itself",
    remedy: 'get the file with "git lfs pull"',
  },
  {
    begins: /^\s*(?:<!doctype html|<html)/i,
    what: "it is a web page, perhaps an error that was saved under the file's name",
    remedy: "download the file itself",
  },
  { begins: /^\s*<\?xml/, what: "it is an XML file", remedy: "convert it to CSV" },
  { begins: /^\s*\{\\rtf/, what: "it is an RTF document", remedy: "save it as plain text" },
  { begins: /^\s*@(?:relation|attribute|data)\s/i, what: "it is an ARFF file", remedy: "save it as CSV" },
  {
    begins: /^[+-]?\d+(?:\.\d+)?(?: +\d+:[\d.eE+-]+){2}/,
    what: "it is a LIBSVM (svmlight) file",
    remedy: "convert it to CSV, as by scikit-learn's load_svmlight_file",
  },
  {
    begins: /^\s*(?:\[\s*[[{]|\{\s*")/,
    what: "it is a JSON file",
    remedy: "convert it to CSV, or pass its rows as objects in a program",
  },
];

/** Bytes that are looked at. */
export const HEAD_BYTES = 256;

/** What the first bytes of a file say that it is, if that is no table; undefined for what may be one. */
export function foreignKind(head: Uint8Array): { readonly what: string; readonly remedy: string } | undefined {
  const kind = kindByBeginning(head);
  if (kind !== undefined) return kind;
  return encodingOf(head) !== "utf-8" || !head.includes(0) ? undefined : ZEROS;
}

/** The kind of file that begins so; undefined for others. */
export function kindByBeginning(head: Uint8Array): { readonly what: string; readonly remedy: string } | undefined {
  const text = String.fromCharCode(...head.subarray(0, HEAD_BYTES)).replace(/^\u00ef\u00bb\u00bf/, "");
  return KINDS.find(({ begins }) =>
    begins instanceof RegExp ? begins.test(text) : begins.every((byte, i) => head[i] === byte),
  );
}

const ZEROS = { what: "it holds zero bytes, so it is no plain text", remedy: "pass a CSV file" };

/** Of the characters of a file in UTF-16 that begins with Latin ones, most have a byte that is zero. */
const LATIN_SHARE = 0.7;

/** The encoding that a byte-order mark stands for, or the zeros of UTF-16; else UTF-8. */
export function encodingOf(head: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const zeros = [0, 0];
  head.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2]++;
  });
  const many = LATIN_SHARE * Math.floor(head.length / 2);
  if (many > 1 && zeros[0] === 0 && zeros[1] >= many) return "utf-16le";
  return many > 1 && zeros[1] === 0 && zeros[0] >= many ? "utf-16be" : "utf-8";
}
