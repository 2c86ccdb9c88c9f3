/** What is refused without a browser; with one: test/browser/stored-files.test.ts. */
import { expect, test } from "vitest";
import { deleteStored, listStored, readStored, storeFile } from "../../src/files/index";

const bytes = new Uint8Array(3);

test("names and contents of the wrong kind", async () => {
  await expect(storeFile(1 as never, bytes)).rejects.toThrow(new TypeError("storeFile: name is 1; pass a string."));
  await expect(readStored("")).rejects.toThrow(
    new RangeError("readStored: name has 0 characters; pass 1 to 80 characters of valid Unicode."),
  );
  await expect(deleteStored("x".repeat(81))).rejects.toThrow(
    new RangeError("deleteStored: name has 81 characters; pass 1 to 80 characters of valid Unicode."),
  );
  await expect(storeFile("\ud800", bytes)).rejects.toThrow(
    new RangeError("storeFile: name has 1 characters; pass 1 to 80 characters of valid Unicode."),
  );
  await expect(storeFile("a", "path" as never)).rejects.toThrow(
    new TypeError('storeFile: content is "path"; pass a Uint8Array, an ArrayBuffer or a Blob.'),
  );
});

test("Node keeps no files", async () => {
  const needed = "no browser is here to keep files; in Node, give saveNetwork and loadNetwork a path.";
  await expect(storeFile("a", bytes)).rejects.toThrow(new TypeError(`storeFile: ${needed}`));
  await expect(readStored("a")).rejects.toThrow(new TypeError(`readStored: ${needed}`));
  await expect(listStored()).rejects.toThrow(new TypeError(`listStored: ${needed}`));
  await expect(deleteStored("a")).rejects.toThrow(new TypeError(`deleteStored: ${needed}`));
});
