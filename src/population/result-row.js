const TRACE_POINT = 4;
/** The columns for a task. */
export function columnsOf({ architecture, checkpoints }) {
  const norms = 3 + 2 * (architecture.length - 1);
  const initialNorms = 4;
  const finalNorms = initialNorms + norms;
  const trace = finalNorms + norms;
  return {
    success: 0,
    stopEpoch: 1,
    loss: 2,
    accuracy: 3,
    initialNorms,
    finalNorms,
    trace,
    norms,
    tracePoint: TRACE_POINT,
    length: trace + TRACE_POINT * checkpoints.length,
  };
}
/** No checkpoint reached yet. */
export function writeEmptyTrace({ trace }, row) {
  row.fill(NaN, trace);
}
