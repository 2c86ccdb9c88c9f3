/** Whether the page stands in a frame that belongs to no origin. */
export const isSandboxed = window.origin === "null";
