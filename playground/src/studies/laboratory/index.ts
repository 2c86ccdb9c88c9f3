/** The published studies as the page runs them: small enough to be watched, their networks open in the main view. */
import { ProblemError } from "../../problem";
import type { EndedStudy } from "../ended-study";
import type { LaboratoryKind, StudyNumbers } from "../messages";
import { boundary } from "./boundary";
import { capacity } from "./capacity";
import { dying } from "./dying";
import type { StudyListener } from "./progress";
import { stability } from "./stability";
import { starts } from "./starts";
import { teachers } from "./teachers";

type Runner = (numbers: StudyNumbers, listener: StudyListener) => Promise<EndedStudy>;

/**
 * Runs one of them.
 *
 * @throws (rejects) ProblemError for numbers that do not go together.
 */
export async function runLaboratory(
  kind: LaboratoryKind,
  numbers: StudyNumbers,
  listener: StudyListener,
): Promise<EndedStudy> {
  try {
    return await RUNNERS[kind](numbers, listener);
  } catch (error) {
    if (error instanceof RangeError) throw new ProblemError("studyNumbers");
    throw error;
  }
}

const RUNNERS: Readonly<Record<LaboratoryKind, Runner>> = { boundary, starts, stability, dying, capacity, teachers };
