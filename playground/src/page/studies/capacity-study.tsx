import { useSignal } from "@preact/signals";
import { capacityPlot, pointsAt } from "../../plots/capacity-plot";
import { frameOf, placeOn } from "../../plots/scales";
import type { CapacityPicture, StudyNumbers } from "../../studies/messages";
import { texts } from "../../texts/index";
import { percentText } from "../../texts/numbers";
import { besideInList, cursorControl } from "../cursor-control";
import { LineCursor } from "../plot-cursor";
import { usePlayground } from "../playground";
import { fieldsOf, PRESETS } from "./laboratory-fields";
import { MemberField } from "./member-field";
import { openNetwork } from "./open-network";
import { StudyCard } from "./study-card";
import { useStudy } from "./use-study";

/** How many random labels networks can learn, beside the theory; a point opens its networks. */
export function CapacityStudy() {
  const playground = usePlayground();
  const t = texts.value.laboratory.capacity;
  const cursor = useSignal<number | undefined>(undefined);
  const member = useSignal(0);
  const study = useStudy<CapacityPicture>({
    describe: (_picture, seconds, isDone) => {
      const words = texts.value.studies;
      return isDone ? words.capacityDone(seconds) : words.soFar(seconds);
    },
    onNetwork: (network) => {
      openNetwork(playground, network);
    },
  });
  const open = () => {
    study.open({ column: cursor.value!, row: 0, member: member.value });
  };
  return (
    <StudyCard
      id="capacity"
      title={t.title}
      why={t.why}
      fields={fieldsOf("capacity")}
      beginning={PRESETS.capacity}
      study={study}
      onRun={(values) => {
        cursor.value = undefined;
        study.run({ type: "laboratory", kind: "capacity", numbers: values as StudyNumbers });
      }}
      keys={texts.value.studies.mapKeys}
      plot={(picture) => capacityPlot(picture, texts.value.laboratory.capacity)}
      control={(picture, panel) =>
        cursorControl(cursor, {
          at: ([left]) => panel.value && pointsAt(picture, panel.value, left),
          beside: besideInList(picture.points.length),
          open,
        })
      }
      cursor={({ points }, panel) =>
        cursor.value !== undefined && (
          <LineCursor frame={frameOf(panel)} left={placeOn(panel.x, points[cursor.value])} />
        )
      }
      atCursor={(picture) => (cursor.value === undefined ? "" : capacityText(picture, cursor.value))}
      below={({ members }) => <MemberField id="capacity" count={members} member={member} />}
    />
  );
}

function capacityText({ points, learned, exact }: CapacityPicture, at: number): string {
  return texts.value.laboratory.capacity.point(points[at], percentText(learned[at], 1), percentText(exact[at], 1));
}
