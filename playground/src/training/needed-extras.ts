import { FIRST_NAMES, type FieldName } from "../settings/fields";
import type { Settings } from "../settings/settings";

/** Loads the extras of the library where the settings name one of them. */
export async function bringNeededExtras(settings: Settings): Promise<void> {
  const fields = Object.keys(FIRST_NAMES) as FieldName[];
  if (fields.every((name) => FIRST_NAMES[name]!.includes(String(settings[name])))) return;
  const { installExtras } = await import("wasm-mlp/extras");
  installExtras();
}
