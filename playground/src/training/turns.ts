/** Lets waiting messages be read. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

const SLEEP_MS = 6;

export function sleep(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, SLEEP_MS));
}
