import { expect, test } from "vitest";
import { readCsv } from "../../../src/datasets";
import { expectRejection } from "../../core/throwing";

test.each(["Blob", "File"])(
  "a %s that can only be sliced, as that of jsdom, is refused by what it lacks",
  async (name) => {
    const old = { size: 8, slice: () => old, [Symbol.toStringTag]: name };
    expect(Object.prototype.toString.call(old)).toBe(`[object ${name}]`);
    const message =
      "readCsv: the source is a Blob without stream() or arrayBuffer(); pass its bytes, which FileReader.readAsArrayBuffer gives.";
    await expectRejection(readCsv(old as never, { target: "kind" }), TypeError, message);
  },
);
