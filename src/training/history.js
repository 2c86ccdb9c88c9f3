export function createHistory() {
  return { epoch: [], loss: [], accuracy: [], validationLoss: [], validationAccuracy: [], durationMs: [] };
}
/** Appends an epoch to a history. */
export function record(history, epoch) {
  history.epoch.push(epoch.epoch);
  history.loss.push(epoch.loss);
  history.durationMs.push(epoch.durationMs);
  if (epoch.accuracy !== undefined) history.accuracy.push(epoch.accuracy);
  if (epoch.validationLoss !== undefined) history.validationLoss.push(epoch.validationLoss);
  if (epoch.validationAccuracy !== undefined) history.validationAccuracy.push(epoch.validationAccuracy);
}
