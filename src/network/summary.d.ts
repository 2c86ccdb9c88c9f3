import type { LayerStack } from "./layer-stack";
/** A table of the layers: place, kind and settings, columns out, parameters. */
export declare function summaryOf(stack: LayerStack): string;
