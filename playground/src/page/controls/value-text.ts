/** Values of settings as people type and read them. */
import { show } from "../../settings/address";
import { FIELDS, type Field, type FieldName } from "../../settings/fields";
import type { Settings } from "../../settings/settings";
import { texts } from "../../texts/index";
import { listText, numberText, typedList, typedNumber } from "../../texts/numbers";

/** What was typed, as `parse` reads it. */
export function typed(field: Field, text: string): string {
  if (field.kind === "number") return typedNumber(text, field.step === 1);
  return field.kind === "list" ? typedList(text, field.isInteger).join(",") : text;
}

/** A value as people of the page's language type it. */
export function valueText(value: Settings[FieldName]): string {
  if (typeof value === "number") return numberText(value);
  return Array.isArray(value) && typeof value[0] === "number" ? listText(value as number[]) : show(value);
}

/** What a field takes, in words. */
export function rangeText(name: FieldName): string {
  const { notices, fields } = texts.value;
  const field: Field = FIELDS[name];
  const { label } = fields[name];
  if (field.kind === "number") return notices.range(label, numberText(field.min), numberText(field.max));
  if (field.kind !== "list") return label;
  const { minLength, maxLength, min, max } = field;
  return notices.list(label, `${minLength}–${maxLength}`, numberText(min), numberText(max));
}
