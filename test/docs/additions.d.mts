export const ADDITIONS: readonly string[];
export function changesOf(page: string): { readonly path: string; readonly isNew: boolean; readonly body: string }[];
export function applyAdditions(
  pages: readonly string[],
  read: (path: string) => string,
  write: (path: string, text: string) => void,
): void;
