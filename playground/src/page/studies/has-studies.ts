import type { View } from "../../settings/view";
import { isSandboxed } from "../sandbox";

/** Whether the page has studies: they run in workers of their own, which a sandboxed frame may not start. */
export function hasStudies({ hide, embed }: View): boolean {
  return !hide.includes("studies") && !embed && !isSandboxed;
}
