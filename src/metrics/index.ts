export { accuracy } from "./accuracy";
export { classScores, f1, precision, recall, type ClassScores } from "./class-scores";
export type { Classes } from "./classes";
export { confusionMatrix } from "./confusion-matrix";
export { meanAbsoluteError } from "./mean-absolute-error";
export type { Metric, MetricValue } from "./metric";
export { rSquared } from "./r-squared";
export { rocAuc } from "./roc-auc";
export type { Values } from "./values";
