export type { ClassificationDataset, RegressionDataset } from "./dataset";
export { digits } from "./digits";
export { readIdx, type IdxArray } from "./idx";
export { iris } from "./iris";
export { loadMnist, type Mnist } from "./mnist";
export { polynomial, type PolynomialOptions } from "./polynomial";
export { spiral, type SpiralOptions } from "./spiral";
export { split, type Split, type SplitOptions } from "./split";
export { StandardScaler } from "./standard-scaler";
