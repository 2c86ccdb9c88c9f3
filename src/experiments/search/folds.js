import { rangeError } from "../../core/check";
import { RandomUse, randomPermutation } from "../../wasm/random";
/**
 * Deals rows out at random: into `folds` parts, each held out once, or for one fold into a
 * training part and a share that is held out.
 *
 * @throws RangeError for parts that would be empty.
 */
export function foldsOf(who, rows, folds, validationFraction, seed) {
  const order = randomPermutation({ seed, use: RandomUse.split }, rows);
  if (folds === 1) return [heldOut(who, order, validationFraction)];
  if (folds > rows) throw rangeError(who, `there are ${folds} folds and ${rows} samples`, "ask for fewer folds");
  return Array.from({ length: folds }, (_, fold) => ({
    train: order.filter((__, i) => i % folds !== fold),
    validation: order.filter((__, i) => i % folds === fold),
  }));
}
function heldOut(who, order, fraction) {
  const count = Math.round(fraction * order.length);
  if (count > 0 && count < order.length) return { validation: order.slice(0, count), train: order.slice(count) };
  throw rangeError(
    who,
    `validationFraction ${fraction} of ${order.length} samples leaves a part empty`,
    "pass a number above 0 and below 1",
  );
}
