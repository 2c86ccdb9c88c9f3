import { classPairs, type Classes, type ClassPairs } from "./classes";
import { labelPairs, type LabelPairs } from "./labels";

/** What happened to one class. */
export interface ClassCounts {
  /** Samples of the class that were given it. */
  hits: number;
  /** Samples that were given the class. */
  given: number;
  /** Samples of the class. */
  support: number;
}

/** The counts of the classes that occur; of all labels, where samples may have several. */
export interface Tally {
  readonly byClass: ReadonlyMap<number, ClassCounts>;
  /** How many classes there may be. */
  readonly count: number;
  readonly samples: number;
  readonly hasNaN: boolean;
}

/** Counts outputs and targets by class, in memory for the classes that occur. @throws as `classPairs`. */
export function tallyOf(who: string, outputs: Classes, targets: Classes): Tally {
  const labels = labelPairs(who, outputs, targets);
  return labels === undefined ? classTally(classPairs(who, outputs, targets)) : labelTally(labels);
}

function classTally({ predicted, actual, count, hasNaN }: ClassPairs): Tally {
  const byClass = new Map<number, ClassCounts>();
  const countsOf = (label: number) => {
    const counts = byClass.get(label) ?? { hits: 0, given: 0, support: 0 };
    byClass.set(label, counts);
    return counts;
  };
  for (let i = 0; i < actual.length; i++) {
    countsOf(actual[i]).support++;
    if (predicted[i] < 0) continue;
    countsOf(predicted[i]).given++;
    if (predicted[i] === actual[i]) countsOf(actual[i]).hits++;
  }
  return { byClass, count, samples: actual.length, hasNaN };
}

function labelTally({ scores, actual, rows, columns, hasNaN }: LabelPairs): Tally {
  const byClass = new Map(Array.from({ length: columns }, (_, c) => [c, { hits: 0, given: 0, support: 0 }]));
  for (let i = 0; i < actual.length; i++) {
    const counts = byClass.get(i % columns)!;
    const isGiven = scores[i] >= 0.5;
    counts.support += actual[i];
    counts.given += Number(isGiven);
    counts.hits += Number(isGiven && actual[i] === 1);
  }
  return { byClass, count: columns, samples: rows, hasNaN };
}
