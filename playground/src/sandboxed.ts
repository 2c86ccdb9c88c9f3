/** The page in a sandboxed frame: one script with everything in it. */
import { start } from "./start";

if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
else start();
