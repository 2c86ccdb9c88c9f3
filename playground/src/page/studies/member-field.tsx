import type { Signal } from "@preact/signals";
import { texts } from "../../texts/index";

interface MemberFieldProps {
  readonly id: string;
  /** Networks of a cell. */
  readonly count: number;
  /** The one that opens, from 0. */
  readonly member: Signal<number>;
}

/** Which network of a cell opens. */
export function MemberField({ id, count, member }: MemberFieldProps) {
  return (
    <div class="field">
      <label class="label" for={`${id}-member`}>
        {texts.value.studies.member(count)}
      </label>
      <input
        id={`${id}-member`}
        type="number"
        min={1}
        max={count}
        step={1}
        value={member.value + 1}
        onChange={({ currentTarget }) => {
          const wanted = Math.round(currentTarget.valueAsNumber) || 1;
          member.value = Math.max(0, Math.min(count, wanted) - 1);
          currentTarget.value = String(member.value + 1);
        }}
      />
    </div>
  );
}
