/** Multiply-adds from which work is shared out: some 20 microseconds of one thread, ten times what meeting at the gate costs. */
export const MINIMUM_WORK = 500_000;
