import { describe, expect, it } from "vitest";
import { modules } from "../../kernels";
import { FORMS, multiply, STARTS } from "./products";

const COLUMNS = [1, 3, 4, 5, 8, 17, 31, 32, 33, 67, 261];

describe.each(modules)("single rows ($name)", ({ kernels }) => {
  describe.each(FORMS.filter((form) => form !== "gemmTN"))("%s", (form) => {
    it.each(STARTS)("a row has the same bits alone and in a batch, from %s", (start) => {
      for (const n of COLUMNS) {
        for (const k of [0, 1, 5, 300]) {
          // The samples of A, B and C do not depend on m: the first rows are the same.
          const alone = multiply(kernels, { form, start, m: 1, n, k }).c.f32.slice();
          const batch = multiply(kernels, { form, start, m: 13, n, k });
          expect([...batch.c.f32.subarray(0, n)]).toEqual([...alone]);
        }
      }
    });
  });
});
