import { expect, test } from "vitest";
import { mapEpochs, mapRates } from "../../../playground/src/studies/axes-of-map";

test("a map goes from almost no rate and no epoch to the highest, rising", () => {
  const rates = mapRates(0.1, 51);
  expect([rates.length, rates[0], rates[50]]).toStrictEqual([51, 1e-5, 0.1]);
  expect(rates.every((rate, i) => i === 0 || rate > rates[i - 1])).toBe(true);
  expect(mapEpochs(1400, 51)).toStrictEqual(Array.from({ length: 51 }, (_, i) => 28 * i));
  expect(mapEpochs(3, 51)).toStrictEqual([0, 1, 2, 3]);
});
