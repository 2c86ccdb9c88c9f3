import type { Loss } from "./loss";
/** Mean over all elements of (y - t)². */
export declare const meanSquaredError: Loss;
