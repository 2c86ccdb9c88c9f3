import type { FieldName } from "../../settings/fields";
import { usePlayground } from "../playground";

/** Whether a teacher has locked a setting. */
export function useLocked(name: FieldName): boolean {
  return usePlayground().store.view.value.lock.includes(name);
}

/** Changes a setting. */
export function useChange(name: FieldName): (value: unknown) => void {
  const playground = usePlayground();
  return (value) => {
    playground.change({ [name]: value });
  };
}
