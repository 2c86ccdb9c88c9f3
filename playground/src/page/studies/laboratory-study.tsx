import { useSignal } from "@preact/signals";
import { cellFrame, cellPlot, type MapCell } from "../../plots/cell-plot";
import { SHADES } from "../../plots/study-shades";
import type { CellPicture, StudyNumbers } from "../../studies/messages";
import { texts } from "../../texts/index";
import { fixedNumber, shortNumber } from "../../texts/numbers";
import { CellCursor } from "../plot-cursor";
import { usePlayground } from "../playground";
import { cellControl } from "./cell-control";
import { fieldsOf, PRESETS } from "./laboratory-fields";
import { MemberField } from "./member-field";
import { openNetwork } from "./open-network";
import { StudyCard } from "./study-card";
import { useStudy } from "./use-study";

/** A published study whose picture has cells; each opens its networks in the main view. */
export function LaboratoryStudy({ kind }: { kind: CellPicture["kind"] }) {
  const playground = usePlayground();
  const t = texts.value.laboratory[kind];
  const cursor = useSignal<MapCell | undefined>(undefined);
  const member = useSignal(0);
  const study = useStudy<CellPicture>({
    describe,
    onNetwork: (network) => {
      openNetwork(playground, network);
    },
  });
  const open = () => {
    study.open({ ...cursor.value!, member: member.value });
  };
  return (
    <StudyCard
      id={kind}
      title={t.title}
      why={t.why}
      fields={fieldsOf(kind)}
      beginning={PRESETS[kind]}
      study={study}
      onRun={(values) => {
        cursor.value = undefined;
        study.run({ type: "laboratory", kind, numbers: values as StudyNumbers });
      }}
      keys={texts.value.studies.mapKeys}
      plot={plotOf}
      control={(picture, panel) => cellControl(picture, panel, cursor, open)}
      cursor={(picture, panel) => cursor.value && <CellCursor frame={cellFrame(picture, panel, cursor.value)} />}
      atCursor={(picture) => (cursor.value === undefined ? "" : cellText(picture, cursor.value))}
      below={({ members }) => members > 1 && <MemberField id={kind} count={members} member={member} />}
    />
  );
}

function describe({ columns, rows, dimension }: CellPicture, seconds: string, isDone: boolean): string {
  const t = texts.value.studies;
  if (!isDone) return t.soFar(seconds);
  const said = t.cellsDone(columns.length, rows.length, seconds);
  const isKnown = dimension !== undefined && !Number.isNaN(dimension);
  return isKnown ? `${said} ${t.dimension(fixedNumber(dimension, 2))}` : said;
}

function plotOf(picture: CellPicture) {
  const { kind } = picture;
  const { title, x, y, ends } = texts.value.laboratory[kind];
  return cellPlot(picture, { name: kind, title, x, y, shade: SHADES[kind], ends });
}

function cellText({ kind, columns, rows, values }: CellPicture, { column, row }: MapCell): string {
  const { x, y, value } = texts.value.laboratory[kind];
  const found = values[row * columns.length + column];
  const result = Number.isNaN(found) ? texts.value.studies.cellUnknown : value(found);
  return `${x} ${shortNumber(columns[column])}, ${y} ${shortNumber(rows[row])}: ${result}`;
}
