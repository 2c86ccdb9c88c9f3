/** Learning rates of a map: even steps from 0.00001 up. */
const LOWEST_RATE = 1e-5;

export function mapRates(highest: number, side: number): number[] {
  return Array.from({ length: side }, (_, i) => short(LOWEST_RATE + ((highest - LOWEST_RATE) * i) / (side - 1)));
}

/** Numbers of epochs of a map: even steps from 0 up. */
export function mapEpochs(highest: number, side: number): number[] {
  return [...new Set(Array.from({ length: side }, (_, i) => Math.round((highest * i) / (side - 1))))];
}

/** As few digits as tell the steps apart. */
function short(value: number): number {
  return Number(value.toPrecision(6));
}
