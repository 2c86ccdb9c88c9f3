import { networkOf, planTeacherStudent, teacherStudent } from "wasm-mlp/experiments";
import { drawn, type EndedStudy } from "../ended-study";
import type { CellPicture, StudyNumbers } from "../messages";
import { dataOf, network, weights } from "./opened-network";
import { pictured, upTo, type StudyListener } from "./progress";

function evenUpTo(most: number): number[] {
  return upTo(1, Math.floor(most / 2)).map((half) => 2 * half);
}

export async function teachers(
  { teacher, extra, starts, epochs }: StudyNumbers,
  listener: StudyListener,
): Promise<EndedStudy> {
  const options = { teacherWidths: evenUpTo(teacher), extraNeurons: upTo(0, extra), starts, epochs };
  const picture = (result: Awaited<ReturnType<typeof teacherStudent>>): CellPicture => ({
    type: "cells",
    kind: "teachers",
    columns: options.extraNeurons,
    rows: options.teacherWidths,
    values: result.success.data,
    members: starts,
  });
  const plan = planTeacherStudent(options);
  listener.onPlan(plan);
  const result = await teacherStudent({ ...options, onProgress: pictured(picture, listener) });
  return {
    figure: drawn((visualizer, theme) => visualizer.drawTeacherStudent(result, { theme })),
    picture: picture(result),
    open: ({ column, row, member }) => {
      const cell = row * options.extraNeurons.length + column;
      const found = network(() => networkOf(result, cell * starts + member));
      return weights(found, dataOf(plan, cell), { activation: "tanh" });
    },
  };
}
