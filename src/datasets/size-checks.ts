/** Sizes that generators take: refused before anything is allocated, or a loop runs, that no machine ends. */
import { integer, type Check } from "../core/option-table";

/** Number of points: a column of them is 512 MB at most. */
export const sampleCount: Check<number> = integer(1, 2 ** 27);

/** Number of classes: each has a name. */
export const classCount: Check<number> = integer(1, 2 ** 20);
