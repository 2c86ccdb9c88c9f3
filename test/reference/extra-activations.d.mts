import type { ExtraActivation } from "../../src/wasm/extra-activation-code";

/** The distribution function of N(0, 1). */
export declare function normalCdf(x: number): number;

/** The activations in double precision, by the names of their codes. */
export declare const extraActivations: Readonly<Record<keyof typeof ExtraActivation, (x: number) => number>>;

/** Alpha of `elu` in them. */
export declare const ELU_ALPHA: number;
