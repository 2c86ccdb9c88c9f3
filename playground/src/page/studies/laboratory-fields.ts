/** What each study of the laboratory is given, and where its form begins: small enough to end in seconds. */
import type { LaboratoryKind } from "../../studies/messages";
import { texts } from "../../texts/index";
import type { StudyField, StudyValues } from "./study-form";

type Range = Pick<StudyField, "kind" | "min" | "max"> & { readonly start: number };

const integer = (start: number, min: number, max: number): Range => ({
  kind: "integer",
  min,
  max,
  start,
});
const number = (start: number, min: number, max: number): Range => ({ kind: "number", min, max, start });

const LABORATORY_FIELDS = {
  boundary: {
    size: integer(96, 8, 256),
    width: integer(8, 2, 16),
    steps: integer(100, 20, 1000),
    from1: number(1, -6, 6),
    to1: number(3.5, -6, 6),
    from2: number(1.2, -6, 6),
    to2: number(2.6, -6, 6),
  },
  starts: {
    size: integer(128, 8, 256),
    rate: number(20, 0.01, 1000),
    epochs: integer(1000, 1, 20_000),
    seed: integer(0, 0, Number.MAX_SAFE_INTEGER),
    low1: number(-10, -1000, 1000),
    high1: number(3, -1000, 1000),
    low2: number(-4, -1000, 1000),
    high2: number(10, -1000, 1000),
  },
  stability: {
    rates: integer(16, 2, 64),
    width: integer(32, 2, 64),
    epochs: integer(2000, 40, 20_000),
  },
  dying: {
    width: integer(8, 1, 16),
    depth: integer(6, 1, 6),
    networks: integer(64, 1, 1000),
    epochs: integer(300, 1, 5000),
  },
  capacity: {
    inputs: integer(2, 1, 16),
    hidden: integer(0, 0, 16),
    points: integer(16, 6, 100),
    labellings: integer(256, 1, 4000),
    epochs: integer(4000, 1, 50_000),
  },
  teachers: {
    teacher: integer(6, 2, 16),
    extra: integer(4, 0, 16),
    starts: integer(32, 1, 500),
    epochs: integer(3000, 1, 20_000),
  },
} as const satisfies Readonly<Record<LaboratoryKind, Readonly<Record<string, Range>>>>;

type AnyFields<Kind extends LaboratoryKind> = keyof (typeof LABORATORY_FIELDS)[Kind];

/** Names of the numbers of all studies. */
export type LaboratoryField = { [Kind in LaboratoryKind]: AnyFields<Kind> }[LaboratoryKind];

export const PRESETS = Object.fromEntries(
  Object.entries(LABORATORY_FIELDS).map(([kind, fields]) => [
    kind,
    Object.fromEntries(Object.entries(fields).map(([name, { start }]) => [name, start])),
  ]),
) as Readonly<Record<LaboratoryKind, StudyValues>>;

export function fieldsOf(kind: LaboratoryKind): StudyField[] {
  const labels = texts.value.laboratoryFields;
  return Object.entries(LABORATORY_FIELDS[kind]).map(([name, { kind: type, min, max }]: [string, Range]) => ({
    name,
    label: labels[name as LaboratoryField],
    kind: type,
    min,
    max,
  }));
}
