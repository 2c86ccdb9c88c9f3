/**
 * |actual - exact| in units of f32 at `exact`; 0 for NaN where NaN is due, Infinity where only
 * one of them is NaN.
 */
export declare function ulpError(actual: number, exact: number): number;
