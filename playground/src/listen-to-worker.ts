/**
 * Listens to a worker: to what it says, and that it has failed, which is told once. It fails where its file does not
 * load, a policy forbids it, or it throws what nothing catches.
 */
export function listenToWorker(worker: Worker, onReport: (report: never) => void, onFailure: () => void): void {
  const fail = (event: Event) => {
    event.preventDefault();
    worker.onmessage = worker.onerror = worker.onmessageerror = null;
    worker.terminate();
    onFailure();
  };
  worker.onmessage = ({ data }) => {
    onReport(data as never);
  };
  worker.onerror = fail;
  worker.onmessageerror = fail;
}
