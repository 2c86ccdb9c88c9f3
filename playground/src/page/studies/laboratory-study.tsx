import { useSignal } from "@preact/signals";
import { useCallback } from "preact/hooks";
import { cellMap, type MapCell } from "../../figures/cell-map";
import { SHADES } from "../../figures/shades";
import type { CellPicture, StudyNumbers } from "../../studies/messages";
import { texts } from "../../texts/index";
import { fixedNumber, shortNumber } from "../../texts/numbers";
import { Figure } from "../figure";
import { usePlayground } from "../playground";
import { colors } from "../theme";
import { cellControl } from "./cell-control";
import { Example } from "./example";
import { fieldsOf, PRESETS } from "./laboratory-fields";
import { MemberField } from "./member-field";
import { openNetwork } from "./open-network";
import { StudyForm, type StudyValues } from "./study-form";
import { useStudy } from "./use-study";

/** Weights grow evenly; rates, epochs and sizes are lists. */
const AXES = { boundary: "list", starts: "numbers", stability: "list", dying: "list", teachers: "list" } as const;

/** A published study whose picture has cells; each opens its networks in the main view. */
export function LaboratoryStudy({ kind }: { kind: CellPicture["kind"] }) {
  const playground = usePlayground();
  const t = texts.value.laboratory[kind];
  const cursor = useSignal<MapCell | undefined>(undefined);
  const member = useSignal(0);
  const study = useStudy<CellPicture>({
    describe: ({ columns, rows, dimension }, seconds, isDone) => {
      const words = texts.value.studies;
      if (!isDone) return words.soFar(seconds);
      const said = words.cellsDone(columns.length, rows.length, seconds);
      const isKnown = dimension !== undefined && !Number.isNaN(dimension);
      return isKnown ? `${said} ${words.dimension(fixedNumber(dimension, 2))}` : said;
    },
    onNetwork: (network) => {
      openNetwork(playground, network);
    },
  });
  const run = (values: StudyValues) => {
    cursor.value = undefined;
    study.run({ type: "laboratory", kind, numbers: values as StudyNumbers });
  };
  const drawing = useCallback(() => {
    const { value: picture } = study.picture;
    if (picture === undefined) return undefined;
    const { title, x, y, ends } = texts.value.laboratory[kind];
    const look = { name: kind, title, x, y, axes: AXES[kind], shade: SHADES[kind], ends } as const;
    return cellMap(picture, cursor.value, colors.value, look);
  }, []);
  const { value: picture } = study.picture;
  const open = () => {
    study.open({ ...cursor.value!, member: member.value });
  };
  return (
    <div class="study">
      <StudyForm
        id={kind}
        title={t.title}
        why={t.why}
        fields={fieldsOf(kind)}
        beginning={PRESETS[kind]}
        study={study}
        onRun={run}
      />
      {picture === undefined ? (
        <Example id={kind} title={t.title} />
      ) : (
        <>
          <Figure
            title={t.title}
            label={`${t.title}. ${texts.value.studies.mapKeys}`}
            drawing={drawing}
            onPrint={study.saveFigure}
            control={cellControl(picture, cursor, open)}
          />
          <p class="status" aria-live="polite" id={`${kind}-cell`}>
            {cursor.value === undefined ? "" : cellText(picture, cursor.value)}
          </p>
          {picture.members > 1 && <MemberField id={kind} count={picture.members} member={member} />}
        </>
      )}
    </div>
  );
}

function cellText({ kind, columns, rows, values }: CellPicture, { column, row }: MapCell): string {
  const { x, y, value } = texts.value.laboratory[kind];
  const found = values[row * columns.length + column];
  const result = Number.isNaN(found) ? texts.value.studies.cellUnknown : value(found);
  return `${x} ${shortNumber(columns[column])}, ${y} ${shortNumber(rows[row])}: ${result}`;
}
